package dev.keelson.core.nodes.autoscaler;

/** The arguments of the cluster-autoscaler that words say. */
enum Argument {
    EXPANDER("expander", "expander(…)"),
    BALANCE("balance-similar-node-groups", "unbalanced()"),
    PROVISION_TIME("max-node-provision-time", "provisionTime(…)"),
    SCALE_DOWN("scale-down-enabled", "scaleDown(s -> s.never())"),
    UTILIZATION("scale-down-utilization-threshold", "scaleDown(s -> s.below(…))"),
    UNNEEDED("scale-down-unneeded-time", "scaleDown(s -> s.unneeded(…))"),
    AFTER_ADD("scale-down-delay-after-add", "scaleDown(s -> s.afterAdding(…))"),
    GRACE_PERIOD("max-graceful-termination-sec", "scaleDown(s -> s.gracePeriod(…))"),
    LOCAL_STORAGE("skip-nodes-with-local-storage", "scaleDown(s -> s.keepsLocalStorage())"),
    SYSTEM_PODS("skip-nodes-with-system-pods", "scaleDown(s -> s.keepsSystemPods())"),
    NODES("nodes", "group(…)"),
    DISCOVERY("node-group-auto-discovery", "discovers(…)"),
    PROVIDER("cloud-provider", "ClusterAutoscaler.on(CloudProvider…)");

    private final String text;
    private final String word;

    Argument(String text, String word) {
        this.text = text;
        this.word = word;
    }

    String text() {
        return text;
    }

    /** {@return how it is said} */
    String word() {
        return word;
    }
}
