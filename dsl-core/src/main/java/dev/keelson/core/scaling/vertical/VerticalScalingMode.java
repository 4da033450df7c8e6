package dev.keelson.core.scaling.vertical;

/**
 * When the recommended requests are given to pods.
 *
 * @since 0.1.0
 */
public enum VerticalScalingMode {
    /** Never: the recommendation is only written down, in the status of the VerticalPodAutoscaler. */
    OFF("Off"),
    /** When a pod is made. */
    INITIAL("Initial"),
    /** When a pod is made, and pods that differ too much are evicted, so that they are made anew. */
    RECREATE("Recreate"),
    /** In the running pod where its node can, else as {@link #RECREATE}. */
    IN_PLACE_OR_RECREATE("InPlaceOrRecreate");

    private final String text;

    VerticalScalingMode(String text) {
        this.text = text;
    }

    /** {@return the mode as the VerticalPodAutoscaler writes it} */
    @Override
    public String toString() {
        return text;
    }
}
