package dev.keelson.validation.chart.covering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rows of positions in which each pair of positions of two factors occurs. Made greedily: each row begins with a pair that
 * is missing, and every further factor takes the position that adds most.
 *
 * @since 0.1.0
 */
public final class CoveringArray {
    private static final int TRIES = 8;

    private final int[] sizes;
    private final BitSet[][] missing;
    private final Random random;
    private int left;

    private CoveringArray(int[] sizes, long seed) {
        this.sizes = sizes.clone();
        this.random = new Random(seed);
        this.missing = new BitSet[sizes.length][sizes.length];
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                int pairs = sizes[first] * sizes[second];
                missing[first][second] = new BitSet(pairs);
                missing[first][second].set(0, pairs);
                left += pairs;
            }
        }
    }

    /**
     * {@return rows that hold every pair; none for fewer than two factors}
     *
     * @param sizes how many positions each factor has
     * @param seed the same seed gives the same rows
     */
    public static List<int[]> of(int[] sizes, long seed) {
        CoveringArray array = new CoveringArray(sizes, seed);
        List<int[]> rows = new ArrayList<>();
        while (array.left > 0) {
            int[] row = array.bestRow();
            array.cover(row);
            rows.add(row);
        }
        return rows;
    }

    private int[] bestRow() {
        int[] best = row();
        int most = gain(best);
        for (int attempt = 1; attempt < TRIES; attempt++) {
            int[] row = row();
            int gain = gain(row);
            if (gain > most) {
                best = row;
                most = gain;
            }
        }
        return best;
    }

    private int[] row() {
        int[] row = new int[sizes.length];
        Arrays.fill(row, -1);
        beginWithMissingPair(row);
        List<Integer> order = new ArrayList<>();
        for (int factor = 0; factor < sizes.length; factor++) {
            if (row[factor] < 0) {
                order.add(factor);
            }
        }
        Collections.shuffle(order, random);
        order.forEach(factor -> row[factor] = bestPosition(row, factor));
        return row;
    }

    private void beginWithMissingPair(int[] row) {
        int begin = random.nextInt(sizes.length);
        for (int step = 0; step < sizes.length; step++) {
            int first = (begin + step) % sizes.length;
            for (int second = first + 1; second < sizes.length; second++) {
                int pair = missing[first][second].nextSetBit(0);
                if (pair >= 0) {
                    row[first] = pair / sizes[second];
                    row[second] = pair % sizes[second];
                    return;
                }
            }
        }
    }

    private int bestPosition(int[] row, int factor) {
        int best = 0;
        int most = -1;
        int begin = random.nextInt(sizes[factor]);
        for (int step = 0; step < sizes[factor]; step++) {
            int position = (begin + step) % sizes[factor];
            int gain = 0;
            for (int other = 0; other < sizes.length; other++) {
                if (other != factor && row[other] >= 0 && isMissing(factor, position, other, row[other])) {
                    gain++;
                }
            }
            if (gain > most) {
                best = position;
                most = gain;
            }
        }
        return best;
    }

    private boolean isMissing(int factor, int position, int other, int otherPosition) {
        return factor < other
                ? missing[factor][other].get(position * sizes[other] + otherPosition)
                : missing[other][factor].get(otherPosition * sizes[factor] + position);
    }

    private int gain(int[] row) {
        int gain = 0;
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                gain += isMissing(first, row[first], second, row[second]) ? 1 : 0;
            }
        }
        return gain;
    }

    private void cover(int[] row) {
        left -= gain(row);
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                missing[first][second].clear(row[first] * sizes[second] + row[second]);
            }
        }
    }
}
