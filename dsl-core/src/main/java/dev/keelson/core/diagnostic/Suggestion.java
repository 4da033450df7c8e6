package dev.keelson.core.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what somebody probably meant.
 *
 * @since 0.1.0
 */
public final class Suggestion {
    private Suggestion() {}

    /** {@return the candidate that needs the fewest changes, if it needs few} */
    public static Optional<String> nearest(String given, Collection<String> candidates) {
        int tolerance = Math.max(2, given.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(given, candidate) <= tolerance)
                .min(Comparator.<String>comparingInt(candidate -> distance(given, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
