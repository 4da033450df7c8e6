package dev.keelson.core.value;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;

/**
 * What can be wrong with a literal.
 *
 * @since 0.1.0
 */
public final class ValueRules {
    /** A literal that is not of its type's form or range. */
    public static final Rule INVALID_VALUE = Rule.error("invalid-value", "A literal is not a value of its type.");

    /** A scalar that was turned into a {@code String} by accident. */
    public static final Rule SYMBOL_AS_STRING =
            Rule.error("symbol-as-string", "A scalar was written into a String, where its value is lost.");

    private ValueRules() {}

    static Expression invalid(String message, String fix) {
        return new Expression.Invalid(new Defect(INVALID_VALUE, message, fix, Origin.here()));
    }

    static Expression symbolAsString(String text) {
        return new Expression.Invalid(new Defect(
                SYMBOL_AS_STRING,
                "The text \"" + text + "\" holds the placeholder of a scalar, not its value.",
                "Join the parts with Text.of(\"…\", scalar) instead of +.",
                Origin.here()));
    }
}
