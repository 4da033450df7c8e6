package dev.keelson.validation.chart.covering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts which pairs of positions occurred. It knows nothing of how cases are chosen.
 *
 * @since 0.1.0
 */
public final class PairCount {
    private final List<Factor> factors;
    /** Each position of each factor has a number; for the one, those of the others that it met. */
    private final Map<Integer, BitSet> seen = new HashMap<>();

    private final int[] begins;

    /**
     * Two positions of two factors.
     *
     * @param first the one factor's place in the list
     * @param firstPosition its position
     * @param second the other's place in the list, a later one
     * @param secondPosition its position
     */
    public record Pair(int first, int firstPosition, int second, int secondPosition) {}

    /** A count in which nothing occurred so far. */
    public PairCount(List<Factor> factors) {
        this.factors = List.copyOf(factors);
        this.begins = new int[factors.size() + 1];
        for (int factor = 0; factor < factors.size(); factor++) {
            begins[factor + 1] =
                    begins[factor] + factors.get(factor).positions().size();
        }
    }

    /**
     * Counts one case.
     *
     * @param positions one for each factor, negative where a factor stands at none of its positions
     */
    public void add(int[] positions) {
        for (int second = 0; second < positions.length; second++) {
            for (int first = 0; first < second; first++) {
                if (positions[first] >= 0 && positions[second] >= 0) {
                    seen.computeIfAbsent(begins[first] + positions[first], number -> new BitSet())
                            .set(begins[second] + positions[second]);
                }
            }
        }
    }

    /** {@return how many pairs occurred} */
    public int seen() {
        return seen.values().stream().mapToInt(BitSet::cardinality).sum();
    }

    /** {@return the pairs that did not occur} */
    public List<Pair> missing() {
        List<Pair> missing = new ArrayList<>();
        for (int second = 0; second < factors.size(); second++) {
            for (int first = 0; first < second; first++) {
                for (int one = 0; one < factors.get(first).positions().size(); one++) {
                    for (int other = 0; other < factors.get(second).positions().size(); other++) {
                        if (!hasSeen(begins[first] + one, begins[second] + other)) {
                            missing.add(new Pair(first, one, second, other));
                        }
                    }
                }
            }
        }
        return missing;
    }

    private boolean hasSeen(int one, int other) {
        BitSet met = seen.get(one);
        return met != null && met.get(other);
    }

    /** {@return the pair in words} */
    public String described(Pair pair) {
        return described(pair.first(), pair.firstPosition()) + " with "
                + described(pair.second(), pair.secondPosition());
    }

    private String described(int factor, int position) {
        return factors.get(factor).path() + " ("
                + factors.get(factor).positions().get(position).name() + ")";
    }
}
