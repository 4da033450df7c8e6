package dev.keelson.core.cluster;

import java.time.Duration;
import java.util.List;

/**
 * A request that the API server refused, or that did not reach it.
 *
 * @since 0.1.0
 */
public final class ClusterException extends RuntimeException {
    /** The status of a request that got no answer. */
    public static final int UNREACHABLE = 0;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final transient List<Cause> causes;
    private final Duration retryAfter;

    /**
     * A refusal.
     *
     * @param status the HTTP status, {@link #UNREACHABLE} without an answer
     * @param reason the API server's reason in one word, {@code Conflict}
     * @param message what it says
     * @param causes the fields it complains about
     * @param retryAfter how long it wants to be left alone, zero if it does not say
     */
    public ClusterException(int status, String reason, String message, List<Cause> causes, Duration retryAfter) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.causes = List.copyOf(causes);
        this.retryAfter = retryAfter;
    }

    /**
     * One field that the API server complains about.
     *
     * @param reason in one word, {@code FieldManagerConflict}
     * @param field the field
     * @param message what it says
     */
    public record Cause(String reason, String field, String message) {}

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the reason in one word} */
    public String reason() {
        return reason;
    }

    /** {@return the fields it complains about} */
    public List<Cause> causes() {
        return causes;
    }

    /** {@return how long the API server wants to be left alone} */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** {@return whether the object has fields that another manager owns} */
    public boolean isFieldConflict() {
        return causes.stream().anyMatch(cause -> cause.reason().equals("FieldManagerConflict"));
    }

    /** {@return whether the object was changed since the version that was named} */
    public boolean isOutdated() {
        return status == 409 && !isFieldConflict();
    }
}
