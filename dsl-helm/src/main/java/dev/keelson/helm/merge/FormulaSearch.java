package dev.keelson.helm.merge;

import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Fact;
import dev.keelson.helm.merge.Formula.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the shortest formula that tells two kinds of contexts apart; what neither kind holds does not matter. */
final class FormulaSearch {
    private final List<Literal> literals = new ArrayList<>();
    private final int axes;

    FormulaSearch(Collection<Axis> varied) {
        Set<Fact> facts = new LinkedHashSet<>();
        varied.forEach(axis -> axis.positions().forEach(position -> facts.addAll(position.facts())));
        facts.forEach(fact -> {
            literals.add(new Literal(fact, true));
            literals.add(new Literal(fact, false));
        });
        axes = varied.size();
    }

    Formula separating(List<Set<Fact>> on, List<Set<Fact>> off) {
        if (off.isEmpty()) {
            return Formula.ALWAYS;
        }
        Formula direct = new Formula(cover(on, off), false);
        Formula complement = new Formula(cover(off, on), true);
        return complement.cost() < direct.cost() ? complement : direct;
    }

    /** Few short conjunctions that hold for all of the ones and for none of the others. */
    private List<List<Literal>> cover(List<Set<Fact>> ones, List<Set<Fact>> others) {
        List<List<Literal>> terms = new ArrayList<>();
        List<Set<Fact>> left = new ArrayList<>(ones);
        for (int size = 1; !left.isEmpty(); size++) {
            if (size > Math.max(axes, literals.size())) {
                throw new IllegalStateException("no formula tells " + ones + " from " + others);
            }
            List<List<Literal>> candidates = new ArrayList<>();
            collect(new ArrayList<>(), 0, size, others, candidates);
            while (!left.isEmpty()) {
                List<Literal> best = null;
                long most = 0;
                for (List<Literal> candidate : candidates) {
                    long covered = left.stream()
                            .filter(facts -> holds(candidate, facts))
                            .count();
                    if (covered > most) {
                        most = covered;
                        best = candidate;
                    }
                }
                if (best == null) {
                    break;
                }
                List<Literal> chosen = best;
                terms.add(chosen);
                left.removeIf(facts -> holds(chosen, facts));
            }
        }
        return List.copyOf(terms);
    }

    private void collect(
            List<Literal> begun, int from, int size, List<Set<Fact>> others, List<List<Literal>> candidates) {
        if (size == 0) {
            if (others.stream().noneMatch(facts -> holds(begun, facts))) {
                candidates.add(List.copyOf(begun));
            }
            return;
        }
        for (int index = from; index < literals.size(); index++) {
            begun.add(literals.get(index));
            collect(begun, index + 1, size - 1, others, candidates);
            begun.remove(begun.size() - 1);
        }
    }

    private static boolean holds(List<Literal> term, Set<Fact> facts) {
        return term.stream().allMatch(literal -> literal.isTrue(facts));
    }
}
