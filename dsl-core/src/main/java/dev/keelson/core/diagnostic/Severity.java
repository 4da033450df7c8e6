package dev.keelson.core.diagnostic;

/**
 * How much a finding matters.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** What is written would be refused or would break at run time: nothing is written. */
    ERROR,
    /** It works, and somebody will be sorry for it: written, reported, can be accepted with a reason. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** {@return the word used in reports} */
    public String label() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
