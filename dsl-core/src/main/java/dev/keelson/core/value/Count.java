package dev.keelson.core.value;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.expression.Expression.Arithmetic;
import dev.keelson.core.expression.Operator;

/**
 * A whole number from 0 upwards, such as a number of replicas.
 *
 * @since 0.1.0
 */
public final class Count extends Scalar implements CountOrPercent {

    Count(Expression expression) {
        super(expression);
    }

    /** {@return that many} A negative number becomes the finding {@code invalid-value} where it is used. */
    public static Count of(int number) {
        return new Count(Literals.number(number, "The count"));
    }

    /** {@return the sum} */
    public Count plus(Count other) {
        return with(Operator.PLUS, other);
    }

    /** {@return the sum} */
    public Count plus(int other) {
        return plus(of(other));
    }

    /** {@return the difference, never below zero} */
    public Count minus(Count other) {
        return with(Operator.MINUS, other);
    }

    /** {@return the difference, never below zero} */
    public Count minus(int other) {
        return minus(of(other));
    }

    /** {@return the product} */
    public Count times(Count other) {
        return with(Operator.TIMES, other);
    }

    /** {@return the product} */
    public Count times(int other) {
        return times(of(other));
    }

    /** {@return the quotient, rounded down} The divisor is a literal, so that it is never zero. */
    public Count dividedBy(int divisor) {
        return divided(Operator.DIVIDED_DOWN, divisor);
    }

    /** {@return the quotient, rounded up} The divisor is a literal, so that it is never zero. */
    public Count dividedByRoundingUp(int divisor) {
        return divided(Operator.DIVIDED_UP, divisor);
    }

    /** {@return the greater of this and the bound} */
    public Count atLeast(Count bound) {
        return with(Operator.AT_LEAST, bound);
    }

    /** {@return the greater of this and the bound} */
    public Count atLeast(int bound) {
        return atLeast(of(bound));
    }

    /** {@return the lesser of this and the bound} */
    public Count atMost(Count bound) {
        return with(Operator.AT_MOST, bound);
    }

    /** {@return the lesser of this and the bound} */
    public Count atMost(int bound) {
        return atMost(of(bound));
    }

    /** {@return that share of this, rounded up} */
    public Count percent(Percent share) {
        return new Count(new Arithmetic(Operator.PERCENT, expression(), share.expression()));
    }

    /**
     * This number as text with leading zeros.
     *
     * @param width the least number of digits
     */
    public Text padded(int width) {
        return new Text(new Expression.Padded(expression(), width));
    }

    private Count with(Operator operator, Count other) {
        return new Count(new Arithmetic(operator, expression(), other.expression()));
    }

    private Count divided(Operator operator, int divisor) {
        return divisor > 0
                ? with(operator, of(divisor))
                : new Count(
                        ValueRules.invalid("A count cannot be divided by " + divisor + ".", "Divide by 1 or more."));
    }
}
