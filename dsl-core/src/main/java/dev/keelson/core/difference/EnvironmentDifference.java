package dev.keelson.core.difference;

import java.util.List;

/**
 * In what two environments of one definition differ: each decision once, and nothing that no decision explains.
 *
 * @param from the name of the first
 * @param to the name of the second
 * @param decisions the values that they assign differently, sorted by path
 * @param together what none of these decisions brings about alone
 * @since 0.1.0
 */
public record EnvironmentDifference(String from, String to, List<Decision> decisions, List<Effect> together) {
    /** Keeps the lists from changing. */
    public EnvironmentDifference {
        decisions = List.copyOf(decisions);
        together = List.copyOf(together);
    }

    /** {@return whether the two are the same} */
    public boolean isEmpty() {
        return decisions.isEmpty() && together.isEmpty();
    }

    /** {@return the difference as people read it} */
    public String text() {
        return new DifferenceText(this).text();
    }
}
