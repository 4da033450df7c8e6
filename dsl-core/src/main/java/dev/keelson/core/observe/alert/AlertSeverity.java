package dev.keelson.core.observe.alert;

/**
 * How soon somebody has to act; the label {@code severity} by which alert managers route.
 *
 * @since 0.1.0
 */
public enum AlertSeverity {
    /** Nobody has to act. */
    INFO("info"),
    /** Somebody has to act in working hours. */
    WARNING("warning"),
    /** Somebody has to act now. */
    CRITICAL("critical");

    private final String text;

    AlertSeverity(String text) {
        this.text = text;
    }

    /** {@return the value of the label} */
    @Override
    public String toString() {
        return text;
    }
}
