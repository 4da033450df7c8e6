package dev.keelson.validation.process;

/**
 * A program that ended, or did not come to do its work. The message holds the end of its log.
 *
 * @since 0.1.0
 */
public final class DaemonFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DaemonFailedException(String message) {
        super(message);
    }
}
