package dev.keelson.validation.mesh.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authentication.PeerAuthentications;
import dev.keelson.validation.mesh.authentication.PeerMode;
import dev.keelson.validation.mesh.authentication.PeerSetting;
import dev.keelson.validation.mesh.authentication.RequestAuthentications;
import dev.keelson.validation.mesh.authorization.Authorizer;
import dev.keelson.validation.mesh.authorization.Call;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Identity;
import dev.keelson.validation.mesh.authorization.Verdict;
import dev.keelson.validation.mesh.egress.Egress;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A mesh as its objects describe it. It knows nothing of routes: whoever may call a host may call all pods of its service.
 *
 * @since 0.1.0
 */
public final class Mesh {
    private final List<MeshWorkload> workloads;
    private final List<MeshService> services;
    private final Authorizer authorizer;
    private final PeerAuthentications peers;
    private final RequestAuthentications tokens;
    private final Egress egress;
    private final ClientTls clientTls;

    private Mesh(MeshSettings settings, ManifestTree manifests) {
        workloads = new WorkloadReader(settings.trustDomain(), manifests).read(manifests);
        services = manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Service"))
                .map(manifest -> new MeshService(
                        manifest.name(),
                        manifest.namespace(),
                        manifest.strings("/spec/selector"),
                        StreamSupport.stream(manifest.body().at("/spec/ports").spliterator(), false)
                                .map(MeshPort::of)
                                .toList()))
                .toList();
        authorizer = Authorizer.of(settings.rootNamespace(), manifests);
        peers = PeerAuthentications.of(settings.rootNamespace(), manifests);
        tokens = RequestAuthentications.of(settings.rootNamespace(), manifests);
        egress = Egress.of(settings.rootNamespace(), settings.outbound(), manifests);
        clientTls = new ClientTls(settings.rootNamespace(), manifests);
    }

    /**
     * {@return the mesh that some objects describe}
     *
     * @param manifests those of a platform, its namespaces among them, and best those of the control plane: they hold what is set for
     *     the whole mesh, and its gateways
     */
    public static Mesh of(ManifestTree manifests) {
        return new Mesh(MeshSettings.of(manifests), manifests);
    }

    /** {@return all workloads} */
    public List<MeshWorkload> workloads() {
        return workloads;
    }

    /** {@return all services} */
    public List<MeshService> services() {
        return services;
    }

    /**
     * {@return the workloads behind a service}
     *
     * @param service one of {@link #services}
     */
    public List<MeshWorkload> behind(MeshService service) {
        return workloads.stream().filter(service::selects).toList();
    }

    /**
     * {@return what the proxy of a workload makes of a call of a host, inside or outside}
     *
     * @param workload a workload with a sidecar
     * @param host the full name that is called
     * @param port the port that is called
     */
    public Egress.Answer callsOut(MeshWorkload workload, String host, int port) {
        return egress.of(workload.namespace(), workload.labels(), host, port);
    }

    Authorizer authorizer() {
        return authorizer;
    }

    PeerAuthentications peers() {
        return peers;
    }

    String rootNamespace() {
        return authorizer.rootNamespace();
    }

    /**
     * {@return whether a call of a service reaches a workload behind it, and what decides it}
     *
     * @param caller the calling workload; empty for one outside of the mesh
     * @param service the service
     * @param port a port of it
     * @param callee a workload behind it
     * @param request what is asked; empty for bytes. The claims are those of a token that is sent along
     */
    public Verdict judge(
            Optional<MeshWorkload> caller,
            MeshService service,
            MeshPort port,
            MeshWorkload callee,
            Optional<HttpRequest> request) {
        Optional<Integer> target = port.targetOn(callee.ports());
        if (target.isEmpty()) {
            return new Verdict(false, "no port " + port.target() + " of the workload");
        }
        Optional<MeshWorkload> sidecar = caller.filter(workload -> workload.proxy() == MeshWorkload.Proxy.SIDECAR);
        if (sidecar.isPresent()) {
            Egress.Answer out = callsOut(sidecar.get(), service.host(), port.number());
            if (out.kind() == Egress.Kind.BLOCKED) {
                return new Verdict(false, out.by() + " on the way out");
            }
            if (out.kind() == Egress.Kind.PASSED_THROUGH) {
                // What the proxy does not know it does not wrap.
                return in(Optional.empty(), "calls past the mesh", port, target.get(), callee, request);
            }
        }
        Optional<MeshWorkload> speaker = caller.filter(workload -> workload.proxy() != MeshWorkload.Proxy.NONE);
        Optional<String> plain =
                speaker.flatMap(workload -> clientTls.plain(workload.namespace(), service, port.number()));
        return in(
                plain.isPresent() ? Optional.empty() : speaker.map(MeshWorkload::identity),
                plain.orElse("no proxy of the caller"),
                port,
                target.get(),
                callee,
                request);
    }

    /** A gateway ends the TLS of its clients, so that it sees what is inside. */
    static boolean isReadAsBytes(MeshPort port, MeshWorkload callee) {
        return port.reading() == MeshPort.Reading.TCP && callee.proxy() != MeshWorkload.Proxy.GATEWAY;
    }

    private Verdict in(
            Optional<Identity> speaker,
            String plainBecause,
            MeshPort port,
            int target,
            MeshWorkload callee,
            Optional<HttpRequest> request) {
        if (callee.proxy() == MeshWorkload.Proxy.NONE) {
            return new Verdict(true, "no proxy of the called workload");
        }
        if (callee.excludedPorts().contains(target)) {
            return new Verdict(true, "a port that is excluded from the proxy");
        }
        Optional<Identity> peer = speaker;
        if (callee.proxy() == MeshWorkload.Proxy.GATEWAY) {
            // Its listeners are those of Gateways, which end the TLS of clients.
            peer = Optional.empty();
        } else {
            PeerSetting setting = peers.of(callee.namespace(), callee.labels(), target);
            if (setting.mode() == PeerMode.DISABLE) {
                peer = Optional.empty();
            } else if (setting.mode() == PeerMode.STRICT && peer.isEmpty()) {
                return new Verdict(false, setting.by() + ", " + plainBecause);
            }
        }
        Optional<HttpRequest> seen = isReadAsBytes(port, callee) ? Optional.empty() : request;
        if (seen.isPresent() && !seen.get().claims().isEmpty()) {
            JsonNode claims = seen.get().claims();
            switch (tokens.of(callee.namespace(), callee.labels(), claims)) {
                case REFUSED -> {
                    return new Verdict(false, "RequestAuthentication");
                }
                case IGNORED -> seen = seen.map(HttpRequest::withoutToken);
                case ACCEPTED -> {
                    // Policies see the claims.
                }
            }
        }
        return authorizer.decide(
                callee.namespace(), callee.labels(), Call.tcp(peer, target).asking(seen));
    }
}
