package dev.keelson.istio.membership;

/**
 * What carries the calls of the mesh.
 *
 * @see <a href="https://istio.io/latest/docs/overview/dataplane-modes/">Istio: sidecar or ambient</a>
 * @since 0.1.0
 */
public enum DataPlane {
    /** A proxy in each pod, which sees connections and requests. */
    SIDECARS,
    /**
     * A proxy on each node, ztunnel, which sees connections; requests are seen by waypoints, proxies of a namespace, where
     * something is said of them.
     */
    AMBIENT
}
