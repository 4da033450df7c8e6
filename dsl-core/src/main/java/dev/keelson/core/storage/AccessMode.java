package dev.keelson.core.storage;

/**
 * Who may mount a claim at a time.
 *
 * @since 0.1.0
 */
public enum AccessMode {
    /** One node, {@code ReadWriteOnce}. */
    READ_WRITE_ONCE("ReadWriteOnce"),
    /** One pod, {@code ReadWriteOncePod}. */
    READ_WRITE_ONCE_POD("ReadWriteOncePod"),
    /** Many nodes, {@code ReadWriteMany}. */
    READ_WRITE_MANY("ReadWriteMany"),
    /** Many nodes that only read, {@code ReadOnlyMany}. */
    READ_ONLY_MANY("ReadOnlyMany");

    private final String text;

    AccessMode(String text) {
        this.text = text;
    }

    /** {@return the mode as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
