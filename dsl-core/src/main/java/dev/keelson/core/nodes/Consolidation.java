package dev.keelson.core.nodes;

/**
 * Which nodes are taken away to save money.
 *
 * @since 0.1.0
 */
public enum Consolidation {
    /** Those on which nothing runs but what runs on each. */
    WHEN_EMPTY("WhenEmpty"),
    /** Those whose pods have room elsewhere, or on a cheaper machine, too. */
    WHEN_EMPTY_OR_UNDERUTILIZED("WhenEmptyOrUnderutilized");

    private final String text;

    Consolidation(String text) {
        this.text = text;
    }

    /** {@return the policy as Karpenter writes it} */
    @Override
    public String toString() {
        return text;
    }
}
