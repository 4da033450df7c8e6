package dev.keelson.core.setting;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest value a setting or word may have.
 *
 * @param least a {@link Long} or {@link Amount}, null where there is none
 * @param greatest a {@link Long} or {@link Amount}, null where there is none
 * @param characters which texts are admitted
 * @since 0.1.0
 */
public record Bounds(@Nullable Object least, @Nullable Object greatest, Characters characters) {
    /** Everything its type allows, on one line. */
    public static final Bounds NONE = new Bounds(null, null, Characters.SINGLE_LINE);

    /** {@return bounds for whole numbers} */
    public static Bounds between(long least, long greatest) {
        return new Bounds(least, greatest, Characters.SINGLE_LINE);
    }

    /** {@return a lower bound for whole numbers} */
    public static Bounds from(long least) {
        return new Bounds(least, null, Characters.SINGLE_LINE);
    }

    /** {@return a lower bound for spans of time, in seconds} */
    public static Bounds fromSeconds(long least) {
        return new Bounds(new Amount(least, "s", Dimension.TIME), null, Characters.SINGLE_LINE);
    }

    /** {@return bounds for spans of time, in seconds} */
    public static Bounds betweenSeconds(long least, long greatest) {
        return new Bounds(
                new Amount(least, "s", Dimension.TIME),
                new Amount(greatest, "s", Dimension.TIME),
                Characters.SINGLE_LINE);
    }

    /** {@return bounds on the characters of a text} */
    public static Bounds of(Characters characters) {
        return new Bounds(null, null, characters);
    }

    /** {@return what is wrong with the value, empty where nothing is} Each item of a list is held to the characters. */
    public Optional<String> violation(Object value) {
        if (value instanceof String text && !characters.admit(text)) {
            return Optional.of("is not " + characters.description());
        }
        if (value instanceof List<?> list
                && !list.stream().map(Object::toString).allMatch(characters::admit)) {
            return Optional.of("has an item that is not " + characters.description());
        }
        if (least != null && compare(value, least) < 0) {
            return Optional.of("is less than " + least);
        }
        Object most = greatest == null ? greatestOfKubernetes(value) : greatest;
        if (most != null && compare(value, most) > 0) {
            return Optional.of("is more than " + most);
        }
        return Optional.empty();
    }

    /** Kubernetes counts in 32 bits, replicas as well as seconds. */
    private static @Nullable Object greatestOfKubernetes(Object value) {
        if (value instanceof Long) {
            return (long) Integer.MAX_VALUE;
        }
        return value instanceof Amount amount && amount.dimension() == Dimension.TIME
                ? new Amount(Integer.MAX_VALUE, "s", Dimension.TIME)
                : null;
    }

    /** {@return what to do about a value outside, a full sentence} */
    public String fix() {
        if (least == null && greatest == null) {
            return "Give " + characters.description() + ".";
        }
        if (greatest == null) {
            return "Give a value from " + least + " upwards.";
        }
        return "Give a value " + (least == null ? "up to " : "from " + least + " to ") + greatest + ".";
    }

    private static int compare(Object left, Object right) {
        return Long.compare(size(left), size(right));
    }

    private static long size(Object value) {
        if (value instanceof Amount amount) {
            return amount.inSmallestUnit();
        }
        return value instanceof Long number ? number : 0;
    }
}
