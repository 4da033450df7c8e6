package dev.keelson.validation.mesh.egress;

import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the proxies of a mesh let out. A Sidecar for a workload goes before one for its namespace, and that before one in the root
 * namespace; without any a proxy knows all that is exported to its namespace.
 *
 * @since 0.1.0
 */
public final class Egress {

    /**
     * What becomes of a call.
     *
     * @param kind what happens
     * @param by the object that decides, or that it is the mesh's setting
     */
    public record Answer(Kind kind, String by) {}

    /** What can become of a call. */
    public enum Kind {
        /** It goes to a host that the proxy knows, under the mesh's rules. */
        KNOWN,
        /** It goes out as it is. */
        PASSED_THROUGH,
        /** It fails in the caller's proxy. */
        BLOCKED
    }

    private final String rootNamespace;
    private final OutboundPolicy ofMesh;
    private final List<KnownHost> hosts;
    private final List<SidecarScope> sidecars;

    private Egress(String rootNamespace, OutboundPolicy ofMesh, List<KnownHost> hosts, List<SidecarScope> sidecars) {
        this.rootNamespace = rootNamespace;
        this.ofMesh = ofMesh;
        this.hosts = hosts;
        this.sidecars = sidecars;
    }

    /**
     * {@return what the Services, ServiceEntries and Sidecars among some objects say}
     *
     * @param rootNamespace the namespace of what is for the whole mesh
     * @param ofMesh what the mesh does with hosts that are not known
     * @param manifests the objects
     */
    public static Egress of(String rootNamespace, OutboundPolicy ofMesh, ManifestTree manifests) {
        return new Egress(
                rootNamespace,
                ofMesh,
                manifests.manifests().stream()
                        .flatMap(manifest -> KnownHost.of(manifest).stream())
                        .toList(),
                manifests.manifests().stream()
                        .filter(manifest ->
                                manifest.type().matches("networking\\.istio\\.io/v1(alpha3|beta1)?/Sidecar"))
                        .map(SidecarScope::read)
                        .toList());
    }

    /**
     * {@return what becomes of a call}
     *
     * @param namespace that of the calling workload
     * @param labels those of its pods
     * @param host the full name that is called
     * @param port the port that is called
     */
    public Answer of(String namespace, Map<String, String> labels, String host, int port) {
        Optional<SidecarScope> sidecar = sidecar(namespace, labels);
        boolean known = hosts.stream()
                .filter(each -> each.answersTo(host, port) && each.isExportedTo(namespace))
                .anyMatch(each -> sidecar.isEmpty() || sidecar.get().imports(each, port));
        String by = sidecar.map(each -> "Sidecar " + each.id()).orElse("the mesh");
        if (known) {
            return new Answer(Kind.KNOWN, by);
        }
        OutboundPolicy policy = sidecar.flatMap(SidecarScope::outbound).orElse(ofMesh);
        return new Answer(policy == OutboundPolicy.ALLOW_ANY ? Kind.PASSED_THROUGH : Kind.BLOCKED, by);
    }

    private Optional<SidecarScope> sidecar(String namespace, Map<String, String> labels) {
        Optional<SidecarScope> own = only(each -> each.namespace().equals(namespace)
                && !each.isForAllOfItsNamespace()
                && labels.entrySet().containsAll(each.labels().entrySet()));
        Optional<SidecarScope> wide = only(each -> each.namespace().equals(namespace) && each.isForAllOfItsNamespace())
                .or(() -> only(each -> each.namespace().equals(rootNamespace) && each.isForAllOfItsNamespace()));
        if (own.isPresent() && wide.isPresent() && own.get().listeners().isEmpty()) {
            throw new InvalidManifestException(
                    "Sidecar " + own.get().id(),
                    "says nothing of egress, and whether it takes that over from "
                            + wide.get().id() + " differs between Istio and its reference");
        }
        return own.or(() -> wide);
    }

    private Optional<SidecarScope> only(Predicate<SidecarScope> which) {
        List<SidecarScope> found = sidecars.stream().filter(which).toList();
        if (found.size() > 1) {
            throw new InvalidManifestException(
                    "Sidecar " + found.get(0).id(),
                    "is for the same workload as " + found.get(1).id());
        }
        return found.stream().findFirst();
    }
}
