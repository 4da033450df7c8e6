package dev.keelson.core.nodes.autoscaler;

/**
 * How the cluster-autoscaler chooses among groups whose nodes would all fit, {@code --expander}.
 *
 * @since 0.1.0
 */
public enum Expander {
    /** The one of which the least is left over when the pods run. */
    LEAST_WASTE("least-waste"),
    /** The one that needs the fewest nodes. */
    LEAST_NODES("least-nodes"),
    /** The one that takes most of the waiting pods. */
    MOST_PODS("most-pods"),
    /** The one that somebody gave the highest number. */
    PRIORITY("priority"),
    /** The cheapest; few providers tell prices. */
    PRICE("price"),
    /** Any. */
    RANDOM("random");

    private final String text;

    Expander(String text) {
        this.text = text;
    }

    /** {@return the expander as the cluster-autoscaler writes it} */
    @Override
    public String toString() {
        return text;
    }
}
