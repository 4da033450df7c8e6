package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;

/**
 * A share in hundredths, from 0 upwards.
 *
 * @since 0.1.0
 */
public final class Percent extends Scalar implements CountOrPercent {

    Percent(Expression expression) {
        super(expression);
    }

    /** {@return that many hundredths} A negative number becomes the finding {@code invalid-value} where it is used. */
    public static Percent of(int hundredths) {
        return new Percent(Literals.number(hundredths, "The percentage"));
    }
}
