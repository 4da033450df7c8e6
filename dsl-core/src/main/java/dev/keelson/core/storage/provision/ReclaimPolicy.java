package dev.keelson.core.storage.provision;

/**
 * What becomes of stored data when the claim or snapshot that stands for it is deleted.
 *
 * @since 0.1.0
 */
public enum ReclaimPolicy {
    /** It is deleted too. */
    DELETE("Delete"),
    /** It is kept until somebody deletes it by hand. */
    RETAIN("Retain");

    private final String text;

    ReclaimPolicy(String text) {
        this.text = text;
    }

    /** {@return the policy as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
