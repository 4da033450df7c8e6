package dev.keelson.core.network.traffic;

/**
 * Which pods of a service take a call that arrives at a node.
 *
 * @since 0.1.0
 */
public enum TrafficPolicy {
    /** Those of all nodes. */
    CLUSTER("Cluster"),
    /** Those of the node itself; where there is none the call is dropped. */
    LOCAL("Local");

    private final String text;

    TrafficPolicy(String text) {
        this.text = text;
    }

    /** {@return the name as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
