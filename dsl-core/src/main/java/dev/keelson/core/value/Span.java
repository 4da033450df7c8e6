package dev.keelson.core.value;

import dev.keelson.core.expression.Dimension;
import dev.keelson.core.expression.Expression;
import java.time.Duration;

/**
 * A span of time.
 *
 * <p>A multiple keeps its unit, a sum has the finer of two units: nothing is normalised behind the reader's back.
 *
 * @since 0.1.0
 */
public final class Span extends Scalar {

    Span(Expression expression) {
        super(expression);
    }

    /** {@return milliseconds} */
    public static Span millis(int number) {
        return new Span(Literals.amount(number, "ms", Dimension.TIME, "The span"));
    }

    /** {@return seconds} */
    public static Span seconds(int number) {
        return new Span(Literals.amount(number, "s", Dimension.TIME, "The span"));
    }

    /** {@return minutes} */
    public static Span minutes(int number) {
        return new Span(Literals.amount(number, "m", Dimension.TIME, "The span"));
    }

    /** {@return hours} */
    public static Span hours(int number) {
        return new Span(Literals.amount(number, "h", Dimension.TIME, "The span"));
    }

    /**
     * {@return the span that a {@link Duration} holds, in seconds where that is exact, else in milliseconds} What
     * milliseconds cannot hold becomes the finding {@code invalid-value} where it is used.
     */
    public static Span of(Duration duration) {
        if (duration.isNegative()
                || duration.toNanosPart() % 1_000_000 != 0
                || duration.compareTo(Duration.ofMillis(Long.MAX_VALUE)) > 0) {
            return new Span(ValueRules.invalid(
                    "The span " + duration + " is not a whole number of milliseconds from 0 upwards.",
                    "Give whole milliseconds, seconds, minutes or hours."));
        }
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return new Span(Literals.amount(millis, "ms", Dimension.TIME, "The span"));
        }
        return new Span(Literals.amount(millis / 1_000, "s", Dimension.TIME, "The span"));
    }

    /** {@return this span counted in whole seconds, rounded up} */
    public Count inSeconds() {
        return new Count(new Expression.InUnit(expression(), "s"));
    }

    /** {@return this span counted in milliseconds} */
    public Count inMillis() {
        return new Count(new Expression.InUnit(expression(), "ms"));
    }

    /** {@return the amount that is written like {@code 30s}} */
    public static Span parse(String text) {
        return new Span(Literals.amount(text, Dimension.TIME, "The span", "30s"));
    }

    /** {@return this several times, in the same unit} */
    public Span times(Count factor) {
        return new Span(new Expression.Scaled(expression(), factor.expression()));
    }

    /** {@return this several times, in the same unit} */
    public Span times(int factor) {
        return times(Count.of(factor));
    }

    /** {@return the sum, in the finer of the two units} */
    public Span plus(Span other) {
        return new Span(new Expression.Sum(expression(), other.expression()));
    }
}
