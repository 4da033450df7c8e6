package dev.keelson.validation.chart.square;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The fewest items that still fail, such that none of them can be left out: by bisection, which takes a few questions for
 * each of them, and by delta debugging where fewer items fail and more do not.
 *
 * @since 0.1.0
 */
public final class Shrinking {
    private Shrinking() {}

    /**
     * {@return the fewest items, in their order; none where it fails without any}
     *
     * @param failing items that fail
     * @param fails whether some of them fail
     */
    public static <T> List<T> of(List<T> failing, Predicate<List<T>> fails) {
        if (fails.test(List.of())) {
            return List.of();
        }
        List<T> rest = bisected(failing, fails);
        int parts = 2;
        while (rest.size() > 1) {
            List<T> smaller = smaller(rest, parts, fails);
            if (smaller.size() < rest.size()) {
                rest = smaller;
                parts = Math.max(2, parts - 1);
            } else if (parts >= rest.size()) {
                return rest;
            } else {
                parts = Math.min(rest.size(), parts * 2);
            }
        }
        return rest;
    }

    /** The last item of the shortest beginning that fails is one without which it would not. */
    private static <T> List<T> bisected(List<T> failing, Predicate<List<T>> fails) {
        List<T> needed = new ArrayList<>();
        int end = failing.size();
        while (needed.isEmpty() || !fails.test(needed)) {
            if (end == 0) {
                return failing;
            }
            int tooShort = 0;
            int enough = end;
            while (enough - tooShort > 1) {
                int middle = (tooShort + enough) / 2;
                List<T> some = new ArrayList<>(failing.subList(0, middle));
                some.addAll(needed);
                if (fails.test(some)) {
                    enough = middle;
                } else {
                    tooShort = middle;
                }
            }
            end = enough - 1;
            needed.add(0, failing.get(end));
        }
        return needed;
    }

    private static <T> List<T> smaller(List<T> items, int parts, Predicate<List<T>> fails) {
        int size = (items.size() + parts - 1) / parts;
        for (int begin = 0; begin < items.size(); begin += size) {
            List<T> part = items.subList(begin, Math.min(items.size(), begin + size));
            if (parts == 2 && fails.test(part)) {
                return part;
            }
            List<T> others = new ArrayList<>(items.subList(0, begin));
            others.addAll(items.subList(Math.min(items.size(), begin + size), items.size()));
            if (others.size() < items.size() && !others.isEmpty() && fails.test(others)) {
                return others;
            }
        }
        return items;
    }
}
