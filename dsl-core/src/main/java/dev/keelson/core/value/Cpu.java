package dev.keelson.core.value;

import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;

/**
 * Processor time: cores, or thousandths of one (millis).
 *
 * <p>A multiple keeps its unit, a sum has the finer of two units: nothing is normalised behind the reader's back.
 *
 * @since 0.1.0
 */
public final class Cpu extends Scalar {

    Cpu(Expression expression) {
        super(expression);
    }

    /** {@return whole cores} */
    public static Cpu cores(int number) {
        return new Cpu(Literals.amount(number, "", Dimension.CPU, "The CPU amount"));
    }

    /** {@return thousandths of a core} */
    public static Cpu millis(int number) {
        return new Cpu(Literals.amount(number, "m", Dimension.CPU, "The CPU amount"));
    }

    /** {@return the amount that is written like {@code 250m}} */
    public static Cpu parse(String text) {
        return new Cpu(Literals.amount(text, Dimension.CPU, "The CPU amount", "250m"));
    }

    /** {@return this several times, in the same unit} */
    public Cpu times(Count factor) {
        return new Cpu(new Expression.Scaled(expression(), factor.expression()));
    }

    /** {@return this several times, in the same unit} */
    public Cpu times(int factor) {
        return times(Count.of(factor));
    }

    /** {@return the sum, in the finer of the two units} */
    public Cpu plus(Cpu other) {
        return new Cpu(new Expression.Sum(expression(), other.expression()));
    }
}
