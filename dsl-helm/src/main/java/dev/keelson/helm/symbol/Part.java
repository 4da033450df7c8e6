package dev.keelson.helm.symbol;

import dev.keelson.core.expression.Expression;

/**
 * A piece of a text.
 *
 * @since 0.1.0
 */
public sealed interface Part {
    /**
     * Characters that stand as they are.
     *
     * @param text the characters
     */
    record Literal(String text) implements Part {}

    /**
     * The text of an expression.
     *
     * @param expression what decides it
     */
    record Symbol(Expression expression) implements Part {}
}
