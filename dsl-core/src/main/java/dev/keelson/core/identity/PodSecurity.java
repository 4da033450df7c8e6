package dev.keelson.core.identity;

/**
 * The levels of the Pod Security Standards.
 *
 * @since 0.1.0
 */
public enum PodSecurity {
    /** Everything is allowed. */
    PRIVILEGED("privileged"),
    /** Known ways to take over a node are refused. */
    BASELINE("baseline"),
    /** Hardened pods only. */
    RESTRICTED("restricted");

    private final String text;

    PodSecurity(String text) {
        this.text = text;
    }

    /** {@return the level as the namespace label writes it} */
    @Override
    public String toString() {
        return text;
    }
}
