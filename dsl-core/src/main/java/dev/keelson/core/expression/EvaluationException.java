package dev.keelson.core.expression;

import org.jspecify.annotations.Nullable;

/**
 * Why an expression has no value.
 *
 * @since 0.1.0
 */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        this(message, null);
    }

    EvaluationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
