package dev.keelson.validation.chart.sweep;

import dev.keelson.validation.chart.covering.PairCount;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the cases so far have shown. */
final class Tally {
    private static final int VALUES = 20;

    private final ValueSpace space;
    private final PairCount pairs;
    private final Map<String, Set<Object>> taken = new LinkedHashMap<>();
    private final Map<String, Map<Object, String>> refused = new LinkedHashMap<>();
    private final Map<String, Map<Object, Integer>> refusals = new LinkedHashMap<>();
    private final Map<String, Values> readWith = new LinkedHashMap<>();
    private final List<Values> cases = new ArrayList<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private int dropped;

    Tally(ValueSpace space) {
        this.space = space;
        this.pairs = new PairCount(space.factors());
    }

    void add(Values wanted, Trial trial) {
        cases.add(trial.values());
        pairs.add(space.positions(trial.values()));
        Values finite = finite(trial.values());
        trial.read().forEach(path -> readWith.putIfAbsent(path, finite));
        trial.values().given().forEach((path, value) -> {
            if (trial.read().contains(path)) {
                taken.computeIfAbsent(path, name -> new LinkedHashSet<>()).add(value);
            }
        });
        dropped += trial.dropped().size();
        trial.dropped().forEach((path, why) -> {
            Object value = wanted.given().getOrDefault(path, "");
            refused.computeIfAbsent(path, name -> new LinkedHashMap<>()).put(value, why);
            refusals.computeIfAbsent(path, name -> new LinkedHashMap<>()).merge(value, 1, Integer::sum);
        });
        trial.disagreement().ifPresent(disagreements::add);
    }

    private Values finite(Values values) {
        return values.only(space.factors().stream().map(factor -> factor.path()).toList());
    }

    Map<String, Set<Object>> taken() {
        return taken;
    }

    Set<Object> taken(String path) {
        return taken.getOrDefault(path, Set.of());
    }

    /** {@return the values that a check refused in some case} */
    Map<Object, String> refused(String path) {
        return refused.getOrDefault(path, Map.of());
    }

    /** {@return in how many cases a check refused the value} */
    int refusals(String path, Object value) {
        return refusals.getOrDefault(path, Map.of()).getOrDefault(value, 0);
    }

    Map<String, Values> readWith() {
        return readWith;
    }

    /** {@return finite values with which the path had an effect} */
    Values readWith(String path) {
        return readWith.getOrDefault(path, Values.NONE);
    }

    /** {@return how many values are still owed to the path, those at its bounds among them} */
    int owed(String path) {
        List<Object> candidates = space.candidates(path);
        int few = Math.min(VALUES, candidates.size()) - taken(path).size();
        long first = candidates.stream()
                .limit(ValueSpace.FIRST)
                .filter(value -> !taken(path).contains(value) && refusals(path, value) == 0)
                .count();
        return Math.max(few, (int) first);
    }

    PairCount pairs() {
        return pairs;
    }

    List<Values> cases() {
        return cases;
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }

    int values() {
        return taken.values().stream().mapToInt(Set::size).sum();
    }

    int dropped() {
        return dropped;
    }
}
