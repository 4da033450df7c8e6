package dev.keelson.validation.mesh.matrix;

import java.util.List;
import java.util.Map;

/**
 * A service with pods behind it.
 *
 * @param name its name
 * @param namespace its namespace
 * @param selector the labels of its pods
 * @param ports its ports
 * @since 0.1.0
 */
public record MeshService(String name, String namespace, Map<String, String> selector, List<MeshPort> ports) {

    /**
     * Keeps copies.
     *
     * @param name its name
     * @param namespace its namespace
     * @param selector the labels of its pods
     * @param ports its ports
     */
    public MeshService {
        selector = Map.copyOf(selector);
        ports = List.copyOf(ports);
    }

    /** {@return the full name that callers use} */
    public String host() {
        return name + "." + namespace + ".svc.cluster.local";
    }

    boolean selects(MeshWorkload workload) {
        return !selector.isEmpty()
                && workload.namespace().equals(namespace)
                && workload.labels().entrySet().containsAll(selector.entrySet());
    }
}
