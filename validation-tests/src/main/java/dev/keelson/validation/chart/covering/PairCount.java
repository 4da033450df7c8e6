package dev.keelson.validation.chart.covering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts which pairs of positions occurred. It knows nothing of how cases are chosen.
 *
 * @since 0.1.0
 */
public final class PairCount {
    private final List<Factor> factors;
    private final Set<Pair> seen = new HashSet<>();

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
                    seen.add(new Pair(first, positions[first], second, positions[second]));
                }
            }
        }
    }

    /** {@return how many pairs occurred} */
    public int seen() {
        return seen.size();
    }

    /** {@return the pairs that did not occur} */
    public List<Pair> missing() {
        List<Pair> missing = new ArrayList<>();
        for (int second = 0; second < factors.size(); second++) {
            for (int first = 0; first < second; first++) {
                for (int one = 0; one < factors.get(first).positions().size(); one++) {
                    for (int other = 0; other < factors.get(second).positions().size(); other++) {
                        Pair pair = new Pair(first, one, second, other);
                        if (!seen.contains(pair)) {
                            missing.add(pair);
                        }
                    }
                }
            }
        }
        return missing;
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
