package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;

/**
 * A single value of the language: a literal, or an expression over settings.
 *
 * <p>A scalar cannot be looked into from a definition, because what it will be is known only when an environment, or the
 * user of a chart, gives the settings their values. It has no getter, is equal only to itself, and its text is a
 * placeholder that is reported when it strays into a {@link Text}.
 *
 * @since 0.1.0
 */
public abstract sealed class Scalar
        permits Cidr, Count, Cpu, Host, Image, Memory, Percent, PortNumber, Span, Storage, Text, Texts {
    static final char OPEN = '\u27e6';
    private static final char CLOSE = '\u27e7';

    private final Expression expression;

    Scalar(Expression expression) {
        this.expression = expression;
    }

    final Expression expression() {
        return expression;
    }

    /** {@return a placeholder that names the setting, never the value} */
    @Override
    public final String toString() {
        String source = expression instanceof Expression.Input input ? " " + input.path() : "";
        return OPEN + getClass().getSimpleName() + source + CLOSE;
    }
}
