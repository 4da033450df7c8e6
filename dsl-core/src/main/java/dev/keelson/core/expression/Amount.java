package dev.keelson.core.expression;

/**
 * A whole number with its unit. Arithmetic keeps units as people wrote them: {@code 250m} twice is {@code 500m}, and a
 * sum has the finer of the two units, because a normalised {@code 1Gi} in place of {@code 1024Mi} would be a difference
 * in every review.
 *
 * @param number how many
 * @param unit of which unit, as Kubernetes writes it
 * @param dimension what is measured
 * @since 0.1.0
 */
public record Amount(long number, String unit, Dimension dimension) {
    /** Keeps every amount a 64-bit number of the dimension's smallest unit, so that any two can be compared. */
    public Amount {
        if (number > Long.MAX_VALUE / dimension.size(unit)) {
            throw new ArithmeticException(number + unit + " is too large");
        }
    }

    /**
     * This amount several times.
     *
     * @param factor how often
     * @return the product, in the same unit
     */
    public Amount times(long factor) {
        return new Amount(Math.multiplyExact(number, factor), unit, dimension);
    }

    /**
     * The sum of two amounts.
     *
     * @param other an amount of the same dimension
     * @return the sum in the finer unit, or in the dimension's smallest where neither unit divides the other
     */
    public Amount plus(Amount other) {
        String common = commonUnit(other);
        return new Amount(Math.addExact(in(common), other.in(common)), common, dimension);
    }

    /**
     * How much of the dimension's smallest unit this is.
     *
     * @return bytes, thousandths of a core, or milliseconds
     */
    public long inSmallestUnit() {
        return Math.multiplyExact(number, dimension.size(unit));
    }

    /**
     * This amount counted in another unit.
     *
     * @param target a unit of the same dimension
     * @return how many of them, rounded up
     */
    public long roundedUpTo(String target) {
        long size = dimension.size(target);
        return -Math.floorDiv(-inSmallestUnit(), size);
    }

    private String commonUnit(Amount other) {
        long own = dimension.size(unit);
        long theirs = dimension.size(other.unit);
        if (theirs % own == 0) {
            return unit;
        }
        return own % theirs == 0 ? other.unit : dimension.smallest();
    }

    private long in(String target) {
        return inSmallestUnit() / dimension.size(target);
    }

    /** {@return the amount as Kubernetes writes it, {@code 512Mi}} */
    @Override
    public String toString() {
        return number + unit;
    }
}
