package dev.keelson.core.value;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.Origin;
import java.util.Optional;

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

    /**
     * What is wrong with a text that holds the placeholder of a scalar.
     *
     * @param text a String that a word or token was given
     * @param at the line that gave it
     * @return the mistake, empty where there is none
     */
    public static Optional<Defect> strayed(String text, Origin at) {
        return text.indexOf(Scalar.OPEN) < 0
                ? Optional.empty()
                : Optional.of(strayed(
                        text,
                        "Leave the scalar out: a name or path is the same in every environment. A word that takes a"
                                + " Text takes Text.of(\"…\", scalar).",
                        at));
    }

    static Expression missing(String what) {
        return invalid(what + " is null.", "Give a value; what differs between environments is a setting.");
    }

    static Expression invalid(String message, String fix) {
        return new Expression.Invalid(new Defect(INVALID_VALUE, message, fix, Origin.here()));
    }

    static Expression symbolAsString(String text) {
        return symbolAsString(text, "Join the parts with Text.of(\"…\", scalar) instead of +.");
    }

    static Expression symbolAsString(String text, String fix) {
        return new Expression.Invalid(strayed(text, fix, Origin.here()));
    }

    private static Defect strayed(String text, String fix, Origin at) {
        return new Defect(
                SYMBOL_AS_STRING,
                "The text \"" + text + "\" holds the placeholder of a scalar, not its value.",
                fix,
                at);
    }
}
