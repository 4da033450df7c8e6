package dev.keelson.core.availability;

/**
 * Whether pods that are not ready may be evicted.
 *
 * @since 0.1.0
 */
public enum UnhealthyPods {
    /** Always: they serve nobody, so nothing is lost. */
    ALWAYS_ALLOW("AlwaysAllow"),
    /** While enough others are ready: for pods that are not ready and yet hold something that others need. */
    IF_HEALTHY_BUDGET("IfHealthyBudget");

    private final String text;

    UnhealthyPods(String text) {
        this.text = text;
    }

    /** {@return the policy as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
