package dev.keelson.validation.cluster;

/**
 * What acts on the objects of a cluster, besides the API server that every cluster has.
 *
 * @since 0.1.0
 */
public enum ClusterPart {
    /** All controllers of Kubernetes: workloads, jobs, quotas, autoscaling, garbage collection. */
    CONTROLLERS,
    /** The default scheduler, which binds pods to nodes that a test brings. */
    SCHEDULER
}
