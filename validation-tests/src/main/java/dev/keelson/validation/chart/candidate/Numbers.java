package dev.keelson.validation.chart.candidate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Whole numbers. From a million upwards, a chart that forgets {@code int64} writes an exponent. */
final class Numbers {
    private static final int NEIGHBOURS = 12;
    private static final List<Long> SIZES = List.of(
            0L,
            1L,
            2L,
            3L,
            5L,
            8L,
            10L,
            16L,
            20L,
            25L,
            50L,
            99L,
            100L,
            101L,
            1_000L,
            8_080L,
            65_535L,
            999_999L,
            1_000_000L,
            1_048_576L,
            20_000_000L,
            1_234_567_890L);

    private Numbers() {}

    static List<Object> around(List<Long> marks) {
        Set<Object> numbers = new LinkedHashSet<>();
        for (long distance = 0; distance <= 1; distance++) {
            for (long mark : marks) {
                numbers.add(mark - distance);
                numbers.add(mark + distance);
            }
        }
        numbers.addAll(SIZES);
        marks.forEach(mark -> LongStream.rangeClosed(2, NEIGHBOURS).forEach(distance -> {
            numbers.add(mark + distance);
            numbers.add(mark - distance);
        }));
        marks.forEach(mark -> numbers.add(mark * 2));
        List<Object> natural = new ArrayList<>(numbers);
        natural.removeIf(number -> (Long) number < 0);
        return natural;
    }
}
