package dev.keelson.core.cluster;

/**
 * Somebody ended a wait before its time.
 *
 * @since 0.1.0
 */
public final class InterruptedWaitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An end without a reason. */
    public InterruptedWaitException() {
        super("Interrupted while waiting for the cluster");
    }
}
