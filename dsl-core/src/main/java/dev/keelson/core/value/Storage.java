package dev.keelson.core.value;

import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;

/**
 * An amount of storage.
 *
 * <p>A multiple keeps its unit, a sum has the finer of two units: nothing is normalised behind the reader's back.
 *
 * @since 0.1.0
 */
public final class Storage extends Scalar {

    Storage(Expression expression) {
        super(expression);
    }

    /** {@return mebibytes, 2^20 bytes each} */
    public static Storage mib(int number) {
        return new Storage(Literals.amount(number, "Mi", Dimension.BYTES, "The storage amount"));
    }

    /** {@return gibibytes, 2^30 bytes each} */
    public static Storage gib(int number) {
        return new Storage(Literals.amount(number, "Gi", Dimension.BYTES, "The storage amount"));
    }

    /** {@return tebibytes, 2^40 bytes each} */
    public static Storage tib(int number) {
        return new Storage(Literals.amount(number, "Ti", Dimension.BYTES, "The storage amount"));
    }

    /** {@return the amount that is written like {@code 100Gi}} */
    public static Storage parse(String text) {
        return new Storage(Literals.amount(text, Dimension.BYTES, "The storage amount", "100Gi"));
    }

    /** {@return this several times, in the same unit} */
    public Storage times(Count factor) {
        return new Storage(new Expression.Scaled(expression(), factor.expression()));
    }

    /** {@return this several times, in the same unit} */
    public Storage times(int factor) {
        return times(Count.of(factor));
    }

    /** {@return the sum, in the finer of the two units} */
    public Storage plus(Storage other) {
        return new Storage(new Expression.Sum(expression(), other.expression()));
    }
}
