package dev.keelson.core.value;

import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;

/**
 * An amount of memory.
 *
 * <p>A multiple keeps its unit, a sum has the finer of two units: nothing is normalised behind the reader's back.
 *
 * @since 0.1.0
 */
public final class Memory extends Scalar {

    Memory(Expression expression) {
        super(expression);
    }

    /** {@return mebibytes, 2^20 bytes each} */
    public static Memory mib(int number) {
        return new Memory(Literals.amount(number, "Mi", Dimension.BYTES, "The memory amount"));
    }

    /** {@return gibibytes, 2^30 bytes each} */
    public static Memory gib(int number) {
        return new Memory(Literals.amount(number, "Gi", Dimension.BYTES, "The memory amount"));
    }

    /** {@return the amount that is written like {@code 512Mi}} */
    public static Memory parse(String text) {
        return new Memory(Literals.amount(text, Dimension.BYTES, "The memory amount", "512Mi"));
    }

    /** {@return this several times, in the same unit} */
    public Memory times(Count factor) {
        return new Memory(new Expression.Scaled(expression(), factor.expression()));
    }

    /** {@return this several times, in the same unit} */
    public Memory times(int factor) {
        return times(Count.of(factor));
    }

    /** {@return the sum, in the finer of the two units} */
    public Memory plus(Memory other) {
        return new Memory(new Expression.Sum(expression(), other.expression()));
    }
}
