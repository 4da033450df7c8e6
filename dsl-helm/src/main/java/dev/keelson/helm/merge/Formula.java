package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Fact;
import java.util.List;
import java.util.Set;

/**
 * When something stands: one of several conjunctions of facts holds, or none of them does.
 *
 * @param terms the conjunctions
 * @param negated whether none of them may hold
 * @since 0.1.0
 */
public record Formula(List<List<Literal>> terms, boolean negated) {
    /** Always. */
    public static final Formula ALWAYS = new Formula(List.of(List.of()), false);

    /**
     * A fact that must hold, or must not.
     *
     * @param fact the fact
     * @param holds which of the two
     */
    public record Literal(Fact fact, boolean holds) {
        boolean isTrue(Set<Fact> facts) {
            return facts.contains(fact) == holds;
        }
    }

    /** {@return whether it holds where these facts hold and no others} */
    public boolean holds(Set<Fact> facts) {
        return terms.stream().anyMatch(term -> term.stream().allMatch(literal -> literal.isTrue(facts))) != negated;
    }

    /** How hard it is to read: every literal counts, and every negation a little. */
    int cost() {
        return (negated ? 1 : 0)
                + terms.stream()
                        .flatMap(List::stream)
                        .mapToInt(literal -> literal.holds() ? 10 : 11)
                        .sum();
    }
}
