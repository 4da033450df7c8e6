package dev.keelson.core.workload;

/**
 * What becomes of a claim whose pod is not wanted any more.
 *
 * @since 0.1.0
 */
public enum Retention {
    /** It stays with its data. */
    RETAIN("Retain"),
    /** It is deleted, and its volume with it where the storage class says so. */
    DELETE("Delete");

    private final String text;

    Retention(String text) {
        this.text = text;
    }

    /** {@return the name as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
