package dev.keelson.validation.mesh.matrix;

import dev.keelson.validation.mesh.authentication.PeerMode;
import dev.keelson.validation.mesh.authentication.PeerSetting;
import dev.keelson.validation.mesh.authorization.Action;
import dev.keelson.validation.mesh.authorization.Call;
import dev.keelson.validation.mesh.authorization.HttpRequest;
import dev.keelson.validation.mesh.authorization.Identity;
import dev.keelson.validation.mesh.authorization.Policy;
import dev.keelson.validation.mesh.authorization.Rule;
import dev.keelson.validation.mesh.egress.Egress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the security of a mesh, whatever the platform is about. None of it does an analyzer of Istio's report.
 *
 * @since 0.1.0
 */
public final class MeshAudit {
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE");

    /** Somebody whom no policy can have meant. */
    private static final Identity ANYBODY = new Identity("stranger.invalid", "stranger", "stranger");

    private static final HttpRequest UNNAMED = HttpRequest.of("GET", "/nobody-names-this");

    private final Mesh mesh;
    private final Set<Identity> strangers;
    private final Set<String> findings = new TreeSet<>();

    private MeshAudit(Mesh mesh, Set<Identity> strangers) {
        this.mesh = mesh;
        this.strangers = strangers;
    }

    /**
     * {@return a line for each thing that is wrong: a port that takes plain text, a workload that lets in whoever has any identity, one
     * that calls whatever it likes, a policy about a caller or a method that does not exist, a rule about HTTP for a port of bytes}
     *
     * @param mesh the mesh
     * @param strangers callers that others install, so that no object tells of them
     */
    public static List<String> of(Mesh mesh, Set<Identity> strangers) {
        MeshAudit audit = new MeshAudit(mesh, strangers);
        mesh.workloads().stream()
                .filter(workload -> workload.proxy() == MeshWorkload.Proxy.SIDECAR)
                .forEach(audit::workload);
        mesh.authorizer().policies().forEach(audit::policy);
        return List.copyOf(audit.findings);
    }

    private void workload(MeshWorkload workload) {
        Egress.Answer out = mesh.callsOut(workload, "nobody-declares.invalid", 443);
        if (out.kind() != Egress.Kind.BLOCKED) {
            findings.add(workload + " calls hosts that nobody declares, by " + out.by());
        }
        for (int port : ports(workload, reading -> true)) {
            PeerSetting setting = mesh.peers().of(workload.namespace(), workload.labels(), port);
            if (setting.mode() != PeerMode.STRICT && !workload.excludedPorts().contains(port)) {
                findings.add(workload + " takes plain text on port " + port + " by " + setting.by());
            }
            Call bytes = Call.tcp(Optional.of(ANYBODY), port);
            if (letsIn(workload, bytes) || letsIn(workload, bytes.asking(Optional.of(UNNAMED)))) {
                findings.add(workload + " lets whoever in on port " + port);
            }
        }
    }

    private boolean letsIn(MeshWorkload workload, Call call) {
        return mesh.authorizer()
                .decide(workload.namespace(), workload.labels(), call)
                .allowed();
    }

    private void policy(Policy policy) {
        Set<String> principals = Stream.concat(
                        strangers.stream(), mesh.workloads().stream().map(MeshWorkload::identity))
                .flatMap(identity -> identity.principals().stream())
                .collect(Collectors.toSet());
        for (Rule rule : policy.rules()) {
            rule.principals().stream()
                    .filter(principal -> !principal.contains("*") && !principals.contains(principal))
                    .forEach(principal -> findings.add(name(policy) + " is about " + principal + ", which nobody is"));
            rule.methods().stream()
                    .filter(method -> !method.contains("*") && !METHODS.contains(method))
                    .forEach(method -> findings.add(name(policy) + " is about " + method + ", which is no method"));
            if (rule.isAboutHttp()) {
                mesh.workloads().stream()
                        .filter(workload ->
                                policy.scope().holds(mesh.rootNamespace(), workload.namespace(), workload.labels()))
                        .forEach(workload -> bytes(policy, rule, workload));
            }
        }
    }

    /** A denial about HTTP denies a port of bytes as a whole; an allowance that names such a port never allows. */
    private void bytes(Policy policy, Rule rule, MeshWorkload workload) {
        for (int port : ports(workload, reading -> reading == MeshPort.Reading.TCP)) {
            boolean meant = policy.action() == Action.DENY ? rule.isForPort(port) : rule.namesPort(port);
            if (meant && policy.action() != Action.AUDIT) {
                findings.add(name(policy) + " asks about HTTP on port " + port + " of " + workload
                        + ", which proxies take for bytes");
            }
        }
    }

    private Set<Integer> ports(MeshWorkload workload, Predicate<MeshPort.Reading> which) {
        return mesh.services().stream()
                .filter(service -> service.selects(workload))
                .flatMap(service -> service.ports().stream())
                .filter(port -> which.test(port.reading()))
                .flatMap(port -> port.targetOn(workload.ports()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Policy policy) {
        return "AuthorizationPolicy " + policy.id();
    }
}
