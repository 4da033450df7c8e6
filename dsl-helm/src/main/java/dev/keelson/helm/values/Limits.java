package dev.keelson.helm.values;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be, so that whoever sets it is told by a schema and not by a failing release.
 *
 * @param least the least number, or amount in its smallest unit
 * @param greatest the greatest number, or amount in its smallest unit
 * @param dimension what an amount measures, null for what is none
 * @param patterns what a text must look like, each of them
 * @param shortest how many characters a text must have
 * @param longest how many characters a text may have
 * @param names what it may be, where that is a closed list; else empty
 * @since 0.1.0
 */
public record Limits(
        long least,
        long greatest,
        @Nullable Dimension dimension,
        List<String> patterns,
        int shortest,
        OptionalInt longest,
        List<String> names) {

    /** The greatest number that can be written, 18 digits. */
    public static final long GREATEST_NUMBER = 999_999_999_999_999_999L;

    /** Nobody waits for so many seconds or counts so far: such a bound is one of how numbers are stored. */
    private static final long BEYOND_MEANING = 1_000_000_000L;

    static Limits ofNames(List<String> names) {
        return new Limits(0, 0, null, List.of(), 0, OptionalInt.empty(), names);
    }

    static Limits ofTexts(List<String> patterns, int shortest, OptionalInt longest, List<String> names) {
        return new Limits(0, 0, null, patterns, shortest, longest, names);
    }

    static Limits between(long least, long greatest, @Nullable Dimension dimension) {
        return new Limits(least, greatest, dimension, List.of(), 0, OptionalInt.empty(), List.of());
    }

    /** {@return the least and the greatest in words, empty where they say no more than the type} */
    String inWords() {
        boolean isOpen = greatest >= (dimension == null ? BEYOND_MEANING : beyondMeaning(dimension));
        if (isOpen) {
            return least == 0 ? "" : shown(least) + " or more";
        }
        return shown(least) + " to " + shown(greatest);
    }

    private static long beyondMeaning(Dimension dimension) {
        return dimension == Dimension.TIME ? BEYOND_MEANING * 1_000 : GREATEST_NUMBER;
    }

    private String shown(long value) {
        if (dimension == null) {
            return Long.toString(value);
        }
        List<String> units = new ArrayList<>(dimension.units());
        String unit = units.get(0);
        for (String each : units) {
            boolean isBinary = dimension != Dimension.BYTES || each.isEmpty() || each.endsWith("i");
            if (value != 0 && isBinary && value % dimension.size(each) == 0) {
                unit = each;
            }
        }
        return new Amount(value / dimension.size(unit), unit, dimension).toString();
    }
}
