package dev.keelson.validation.chart.covering;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** The positions of all factors are numbered in one go; those of each factor begin here. */
    private final int[] begins;
    /** For each position the others that it has yet to meet, a bit each, so that many are counted at once. */
    private final long[][] missing;

    private final Random random;
    private int left;

    private CoveringArray(int[] sizes, long seed) {
        this.sizes = sizes.clone();
        this.random = new Random(seed);
        this.begins = new int[sizes.length + 1];
        for (int factor = 0; factor < sizes.length; factor++) {
            begins[factor + 1] = begins[factor] + sizes[factor];
        }
        int all = begins[sizes.length];
        this.missing = new long[all][words(all)];
        for (int factor = 0; factor < sizes.length; factor++) {
            for (int number = begins[factor]; number < begins[factor + 1]; number++) {
                for (int other = 0; other < all; other++) {
                    if (other < begins[factor] || other >= begins[factor + 1]) {
                        set(missing[number], other);
                    }
                }
                left += all - begins[factor + 1];
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
            Row row = array.bestRow();
            array.cover(row);
            rows.add(row.positions);
        }
        return rows;
    }

    /** A row in the making. */
    private final class Row {
        private final int[] positions = new int[sizes.length];
        private final long[] numbers = new long[words(missing.length)];
        private int gain;

        Row() {
            Arrays.fill(positions, -1);
        }

        int gain(int number) {
            int pairs = 0;
            for (int word = 0; word < numbers.length; word++) {
                pairs += Long.bitCount(numbers[word] & missing[number][word]);
            }
            return pairs;
        }

        void put(int factor, int position) {
            gain += gain(begins[factor] + position);
            positions[factor] = position;
            set(numbers, begins[factor] + position);
        }
    }

    private Row bestRow() {
        Row best = row();
        for (int attempt = 1; attempt < TRIES; attempt++) {
            Row row = row();
            best = row.gain > best.gain ? row : best;
        }
        return best;
    }

    private Row row() {
        Row row = new Row();
        beginWithMissingPair(row);
        List<Integer> order = new ArrayList<>();
        for (int factor = 0; factor < sizes.length; factor++) {
            if (row.positions[factor] < 0) {
                order.add(factor);
            }
        }
        Collections.shuffle(order, random);
        order.forEach(factor -> row.put(factor, bestPosition(row, factor)));
        return row;
    }

    private void beginWithMissingPair(Row row) {
        int begin = random.nextInt(missing.length);
        for (int step = 0; step < missing.length; step++) {
            int number = (begin + step) % missing.length;
            int other = first(missing[number]);
            if (other >= 0) {
                putNumber(row, number);
                putNumber(row, other);
                return;
            }
        }
    }

    private void putNumber(Row row, int number) {
        int factor = 0;
        while (begins[factor + 1] <= number) {
            factor++;
        }
        row.put(factor, number - begins[factor]);
    }

    private int bestPosition(Row row, int factor) {
        int best = 0;
        int most = -1;
        int begin = random.nextInt(sizes[factor]);
        for (int step = 0; step < sizes[factor]; step++) {
            int position = (begin + step) % sizes[factor];
            int gain = row.gain(begins[factor] + position);
            if (gain > most) {
                best = position;
                most = gain;
            }
        }
        return best;
    }

    private void cover(Row row) {
        left -= row.gain;
        for (int factor = 0; factor < sizes.length; factor++) {
            long[] rest = missing[begins[factor] + row.positions[factor]];
            for (int word = 0; word < rest.length; word++) {
                rest[word] &= ~row.numbers[word];
            }
        }
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    private static void set(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
    }

    /** {@return the first bit that is set, negative where none is} */
    private static int first(long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(bits[word]);
            }
        }
        return -1;
    }
}
