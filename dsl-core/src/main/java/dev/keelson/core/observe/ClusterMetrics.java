package dev.keelson.core.observe;

/**
 * Metrics about a cluster that come from no component of the platform.
 *
 * @since 0.1.0
 */
public enum ClusterMetrics {
    /** What kube-state-metrics tells of objects: replicas, restarts, runs of cron jobs. */
    KUBE_STATE,
    /** What kubelets tell of pods: processor time, memory, how full volumes are. */
    KUBELET
}
