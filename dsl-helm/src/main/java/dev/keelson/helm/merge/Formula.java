package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Fact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Never. */
    public static final Formula NEVER = new Formula(List.of(), false);

    /**
     * A fact that must hold, or must not.
     *
     * @param fact the fact
     * @param holds which of the two
     */
    public record Literal(Fact fact, boolean holds) {
        boolean isAbout(String path) {
            return fact.path().equals(path);
        }

        boolean isTrue(Set<Fact> facts) {
            return facts.contains(fact) == holds;
        }
    }

    /** {@return whether it holds where these facts hold and no others} */
    public boolean holds(Set<Fact> facts) {
        return terms.stream().anyMatch(term -> term.stream().allMatch(literal -> literal.isTrue(facts))) != negated;
    }

    /** {@return what is left to ask where it is known how a toggle stands} */
    public Formula given(String toggle, boolean on) {
        List<List<Literal>> left = terms.stream()
                .filter(term -> term.stream().noneMatch(literal -> literal.isAbout(toggle) && literal.holds() != on))
                .map(term -> term.stream()
                        .filter(literal -> !literal.isAbout(toggle))
                        .toList())
                .toList();
        boolean isCertain = left.stream().anyMatch(List::isEmpty);
        if (isCertain || left.isEmpty()) {
            return isCertain == negated ? NEVER : ALWAYS;
        }
        return new Formula(left, negated);
    }

    /** {@return the paths of what it asks about} */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        terms.forEach(term -> term.forEach(literal -> paths.add(literal.fact().path())));
        return paths;
    }

    /** {@return what holds where this does not} */
    public Formula opposite() {
        if (terms.size() == 1 && terms.get(0).size() == 1) {
            Literal only = terms.get(0).get(0);
            return new Formula(List.of(List.of(new Literal(only.fact(), only.holds() == negated))), false);
        }
        return new Formula(terms, !negated);
    }

    /** {@return the path of the choice that this says stands at one of its names, null where it says another thing} */
    public @Nullable String choice() {
        boolean single = !negated && terms.size() == 1 && terms.get(0).size() == 1;
        Literal literal = single ? terms.get(0).get(0) : null;
        return literal != null && literal.holds() && literal.fact().alternative() != null
                ? literal.fact().path()
                : null;
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
