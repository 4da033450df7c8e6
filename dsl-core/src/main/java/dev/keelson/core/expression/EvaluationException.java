package dev.keelson.core.expression;

import dev.keelson.core.diagnostic.Defect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an expression has no value.
 *
 * @since 0.1.0
 */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Defect defect;

    EvaluationException(String message) {
        this(message, null);
    }

    EvaluationException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.defect = null;
    }

    EvaluationException(Defect defect) {
        super(defect.message());
        this.defect = defect;
    }

    /** {@return the mistake in the value that the expression is made of, where that is the reason} */
    public Optional<Defect> defect() {
        return Optional.ofNullable(defect);
    }
}
