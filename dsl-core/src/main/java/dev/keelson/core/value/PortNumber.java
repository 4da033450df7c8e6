package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;

/**
 * The number of a network port, 1 to 65535.
 *
 * @since 0.1.0
 */
public final class PortNumber extends Scalar {
    private static final int HIGHEST = 65_535;

    PortNumber(Expression expression) {
        super(expression);
    }

    /** {@return that port} A number out of range becomes the finding {@code invalid-value} where it is used. */
    public static PortNumber of(int number) {
        return new PortNumber(checked(new Expression.Constant((long) number)));
    }

    static Expression checked(Expression literal) {
        boolean inRange = !(literal instanceof Expression.Constant constant)
                || (constant.value() instanceof Long number && number >= 1 && number <= HIGHEST);
        return inRange
                ? literal
                : ValueRules.invalid(
                        "The port " + ((Expression.Constant) literal).value() + " is outside 1 to 65535.",
                        "Give a port from 1 to 65535.");
    }
}
