package dev.keelson.validation.mesh.egress;

import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.StrictObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Sidecar, as far as it says what its workloads reach.
 *
 * @param id {@code namespace/name}
 * @param namespace where it lives
 * @param labels those of the workloads it is for; empty for all of the namespace
 * @param listeners what is reached; empty where it says nothing of it
 * @param outbound what becomes of hosts that are not known; empty where it leaves that to the mesh
 */
record SidecarScope(
        String id,
        String namespace,
        Map<String, String> labels,
        List<Listener> listeners,
        Optional<OutboundPolicy> outbound) {
    private static final Set<String> SPEC =
            Set.of("workloadSelector", "ingress", "egress", "outboundTrafficPolicy", "inboundConnectionPool");
    private static final Set<String> EGRESS = Set.of("port", "bind", "captureMode", "hosts");

    /**
     * What is reached through one listener.
     *
     * @param port the port it is for; empty for all ports that no listener of their own has
     * @param hosts {@code namespace/host}
     */
    record Listener(Optional<Integer> port, List<String> hosts) {}

    static SidecarScope read(Manifest manifest) {
        StrictObject spec = new StrictObject(
                "Sidecar " + manifest.id() + " (" + manifest.source() + ") spec",
                manifest.body().path("spec"),
                SPEC);
        return new SidecarScope(
                manifest.id(),
                manifest.namespace(),
                labels(spec),
                spec.objects("egress", EGRESS).stream()
                        .map(SidecarScope::listener)
                        .toList(),
                spec.object("outboundTrafficPolicy", Set.of("mode", "egressProxy"))
                        .map(policy ->
                                OutboundPolicy.valueOf(policy.text("mode").orElse("REGISTRY_ONLY"))));
    }

    private static Map<String, String> labels(StrictObject spec) {
        Map<String, String> labels = new LinkedHashMap<>();
        spec.object("workloadSelector", Set.of("labels")).ifPresent(selector -> {
            Set<String> keys = new TreeSet<>();
            selector.get("labels").fieldNames().forEachRemaining(keys::add);
            selector.object("labels", keys)
                    .ifPresent(given -> keys.forEach(key -> labels.put(key, given.requiredText(key))));
        });
        return labels;
    }

    private static Listener listener(StrictObject listener) {
        List<String> hosts = listener.texts("hosts");
        if (hosts.isEmpty()) {
            throw listener.invalid("has no hosts");
        }
        hosts.stream().filter(host -> !host.contains("/")).findFirst().ifPresent(host -> {
            throw listener.invalid("no namespace/host: " + host);
        });
        return new Listener(
                listener.object("port", Set.of("number", "protocol", "name", "targetPort"))
                        .map(port -> port.get("number").asInt()),
                hosts);
    }

    boolean isForAllOfItsNamespace() {
        return labels.isEmpty();
    }

    /** {@return whether a workload may call a host that its namespace sees} */
    boolean imports(KnownHost host, int port) {
        if (listeners.isEmpty()) {
            return true;
        }
        boolean own = listeners.stream().anyMatch(listener -> listener.port().equals(Optional.of(port)));
        return listeners.stream()
                .filter(listener -> own
                        ? listener.port().equals(Optional.of(port))
                        : listener.port().isEmpty())
                .flatMap(listener -> listener.hosts().stream())
                .anyMatch(word -> names(word, host));
    }

    private boolean names(String word, KnownHost host) {
        int slash = word.indexOf('/');
        String where = word.substring(0, slash);
        String name = word.substring(slash + 1);
        boolean there = where.equals("*")
                || where.equals(host.namespace())
                || (where.equals(".") && namespace.equals(host.namespace()));
        return there
                && (name.equals("*")
                        || name.equals(host.host())
                        || (name.startsWith("*.") && host.host().endsWith(name.substring(1))));
    }
}
