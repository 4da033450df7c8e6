package dev.keelson.core.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody probably meant.
 *
 * @since 0.1.0
 */
public final class Suggestion {
    private Suggestion() {}

    /** {@return the candidate that needs the fewest changes, if it needs few; the first by name where two do} */
    public static Optional<String> nearest(String given, Collection<String> candidates) {
        int tolerance = Math.max(2, given.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(given, candidate) <= tolerance)
                .min(Comparator.<String>comparingInt(candidate -> distance(given, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@return the beginning of a fix that names the nearest candidate, with a space at its end; empty where none is near} */
    public static String didYouMean(String given, Collection<String> candidates) {
        return nearest(given, candidates)
                .map(near -> "Did you mean " + near + "? ")
                .orElse("");
    }

    private static int distance(String given, String candidate) {
        return changes(given.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour. */
    private static int changes(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
