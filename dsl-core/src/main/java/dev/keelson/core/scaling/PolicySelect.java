package dev.keelson.core.scaling;

/**
 * Which of several policies decides how fast a component is scaled.
 *
 * @since 0.1.0
 */
public enum PolicySelect {
    /** The one that changes most. */
    MAX("Max"),
    /** The one that changes least. */
    MIN("Min"),
    /** None: it is never scaled in that direction. */
    DISABLED("Disabled");

    private final String text;

    PolicySelect(String text) {
        this.text = text;
    }

    /** {@return the selection as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
