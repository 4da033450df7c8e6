package dev.keelson.validation.tool;

import org.jspecify.annotations.Nullable;

/**
 * A tool that is not there and cannot be made. The message says what to do about it.
 *
 * @since 0.1.0
 */
public final class MissingToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingToolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
