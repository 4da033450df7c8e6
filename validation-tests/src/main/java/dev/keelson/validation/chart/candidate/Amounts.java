package dev.keelson.validation.chart.candidate;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Amounts of processor time, bytes and time, in several units. */
final class Amounts {
    private static final int NEIGHBOURS = 12;

    private Amounts() {}

    static List<Object> around(Dimension dimension, List<Amount> marks) {
        Set<Object> amounts = new LinkedHashSet<>();
        for (long distance = 0; distance <= NEIGHBOURS; distance++) {
            for (Amount mark : marks) {
                add(amounts, dimension, mark.number() + distance, mark.unit());
                add(amounts, dimension, mark.number() - distance, mark.unit());
            }
            if (distance == 0) {
                amounts.addAll(usual(dimension));
            } else if (distance == 1) {
                marks.forEach(mark -> inOtherUnits(amounts, mark));
            }
        }
        marks.forEach(mark -> List.of(2, 3, 4, 5, 10)
                .forEach(factor -> add(amounts, dimension, mark.number() * factor, mark.unit())));
        return List.copyOf(amounts);
    }

    static Amount read(Dimension dimension, String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return new Amount(Long.parseLong(text.substring(0, digits)), text.substring(digits), dimension);
    }

    /** The same amount written otherwise, and the least that is more and less than it. */
    private static void inOtherUnits(Set<Object> amounts, Amount mark) {
        Dimension dimension = mark.dimension();
        long size = mark.inSmallestUnit();
        for (String unit : dimension.units()) {
            long count = size / dimension.size(unit);
            if (size % dimension.size(unit) == 0
                    && !unit.equals(mark.unit())
                    && String.valueOf(count).length() < 16) {
                add(amounts, dimension, count, unit);
                add(amounts, dimension, count + 1, unit);
                add(amounts, dimension, count - 1, unit);
            }
        }
    }

    private static List<String> usual(Dimension dimension) {
        return switch (dimension) {
            case CPU -> List.of("0", "1", "1m", "250m", "1500m", "2", "64");
            case BYTES ->
                List.of(
                        "0",
                        "1",
                        "1000M",
                        "1G",
                        "3000000Ki",
                        "2Ti",
                        "900000k",
                        "1T",
                        "1P",
                        "2Pi",
                        "1023Mi",
                        "1024Mi",
                        "1Gi",
                        "1025Mi");
            case TIME ->
                List.of(
                        "1ms", "999ms", "1000ms", "1001ms", "1s", "1500ms", "2s", "2500ms", "3s", "5s", "7500ms",
                        "9999ms", "10s", "15s", "30s", "45s", "90s", "2m", "5m", "10m", "30m", "1h", "24h");
        };
    }

    private static void add(Set<Object> amounts, Dimension dimension, long number, String unit) {
        if (number >= 0 && number < Long.MAX_VALUE / dimension.size(unit)) {
            amounts.add(number + unit);
        }
    }
}
