package dev.keelson.validation.mesh.matrix;

import dev.keelson.validation.mesh.authorization.Identity;
import java.util.Map;
import java.util.Set;

/**
 * The pods of one template.
 *
 * @param id {@code Deployment shop/web}
 * @param namespace their namespace
 * @param labels their labels
 * @param identity who they are, if they have a proxy
 * @param proxy what stands before them
 * @param ports the numbers of their named ports
 * @param excludedPorts ports whose connections do not go through the proxy
 * @since 0.1.0
 */
public record MeshWorkload(
        String id,
        String namespace,
        Map<String, String> labels,
        Identity identity,
        Proxy proxy,
        Map<String, Integer> ports,
        Set<Integer> excludedPorts) {

    /** What stands before the containers of a workload. */
    public enum Proxy {
        /** Nothing: no policy of the mesh is kept, and calls have no identity. */
        NONE,
        /** A sidecar. */
        SIDECAR,
        /** The workload is a proxy itself: a gateway. */
        GATEWAY
    }

    /**
     * Keeps copies.
     *
     * @param id {@code Deployment shop/web}
     * @param namespace their namespace
     * @param labels their labels
     * @param identity who they are, if they have a proxy
     * @param proxy what stands before them
     * @param ports the numbers of their named ports
     * @param excludedPorts ports whose connections do not go through the proxy
     */
    public MeshWorkload {
        labels = Map.copyOf(labels);
        ports = Map.copyOf(ports);
        excludedPorts = Set.copyOf(excludedPorts);
    }

    /** {@return {@code namespace/name}} */
    public String component() {
        return id.substring(id.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
        return id;
    }
}
