package dev.keelson.core.workload;

/**
 * In which order the pods of a stateful set start and stop.
 *
 * @since 0.1.0
 */
public enum PodManagement {
    /** One after the other, each when the one before is ready. */
    ORDERED_READY("OrderedReady"),
    /** All at once. */
    PARALLEL("Parallel");

    private final String text;

    PodManagement(String text) {
        this.text = text;
    }

    /** {@return the policy as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
