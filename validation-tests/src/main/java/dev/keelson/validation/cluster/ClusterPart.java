package dev.keelson.validation.cluster;

/**
 * What acts on the objects of a cluster, besides the API server that every cluster has.
 *
 * @since 0.1.0
 */
public enum ClusterPart {
    /** The kinds of the projects beside Kubernetes that platforms are made of; nothing acts on their objects. */
    CUSTOM_RESOURCES,
    /** All controllers of Kubernetes: workloads, jobs, quotas, autoscaling, garbage collection. */
    CONTROLLERS,
    /** The default scheduler, which binds pods to nodes that a test brings. */
    SCHEDULER,
    /** Simulated kubelets of the nodes that a test brings, and a simulated driver of volumes. */
    NODES
}
