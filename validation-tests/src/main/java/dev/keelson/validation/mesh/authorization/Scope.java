package dev.keelson.validation.mesh.authorization;

import dev.keelson.validation.manifest.StrictObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The workloads that a policy of the mesh is for: those of its namespace, or of all namespaces if it lives in the root
 * namespace, that have its labels.
 *
 * @param namespace where the policy lives
 * @param labels those of its selector; empty for all workloads
 * @since 0.1.0
 */
public record Scope(String namespace, Map<String, String> labels) {

    /**
     * Keeps a copy of the labels.
     *
     * @param namespace where the policy lives
     * @param labels those of its selector
     */
    public Scope {
        labels = Map.copyOf(labels);
    }

    /**
     * {@return the workloads that a {@code selector} of a policy names}
     *
     * @param spec the specification of the policy, which may have a selector
     * @param namespace where the policy lives
     */
    public static Scope read(StrictObject spec, String namespace) {
        Map<String, String> labels = new LinkedHashMap<>();
        spec.object("selector", Set.of("matchLabels")).ifPresent(selector -> {
            Set<String> keys = new TreeSet<>();
            selector.get("matchLabels").fieldNames().forEachRemaining(keys::add);
            selector.object("matchLabels", keys)
                    .ifPresent(given -> keys.forEach(key -> labels.put(key, given.requiredText(key))));
        });
        return new Scope(namespace, labels);
    }

    /**
     * {@return whether a workload is among them}
     *
     * @param rootNamespace the namespace of policies for the whole mesh
     * @param workloadNamespace that of the workload
     * @param workloadLabels those of its pods
     */
    public boolean holds(String rootNamespace, String workloadNamespace, Map<String, String> workloadLabels) {
        return (namespace.equals(rootNamespace) || namespace.equals(workloadNamespace))
                && workloadLabels.entrySet().containsAll(labels.entrySet());
    }
}
