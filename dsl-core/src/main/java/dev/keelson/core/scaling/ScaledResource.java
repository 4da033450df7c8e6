package dev.keelson.core.scaling;

/**
 * What of a node is scaled by.
 *
 * @since 0.1.0
 */
public enum ScaledResource {
    /** Processor time. */
    CPU("cpu"),
    /** Memory. */
    MEMORY("memory");

    private final String text;

    ScaledResource(String text) {
        this.text = text;
    }

    /** {@return the resource as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
