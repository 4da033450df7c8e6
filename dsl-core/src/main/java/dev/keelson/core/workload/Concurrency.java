package dev.keelson.core.workload;

/**
 * What happens when a run of a cron job is due while the last one still runs.
 *
 * @since 0.1.0
 */
public enum Concurrency {
    /** Both run. */
    ALLOW("Allow"),
    /** The new one is left out. */
    FORBID("Forbid"),
    /** The old one is stopped. */
    REPLACE("Replace");

    private final String text;

    Concurrency(String text) {
        this.text = text;
    }

    /** {@return the name as Kubernetes writes it} */
    @Override
    public String toString() {
        return text;
    }
}
