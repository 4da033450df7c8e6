package dev.keelson.validation.chart.sweep;

import dev.keelson.core.concurrent.Workers;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Run;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Condition;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.validation.chart.candidate.Candidates;
import dev.keelson.validation.chart.covering.CoveringArray;
import dev.keelson.validation.chart.covering.Factor;
import dev.keelson.validation.chart.square.GivenAssignment;
import dev.keelson.validation.chart.square.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every value that any run of a platform can be given, what may be given to it, and the combinations in which each pair of
 * finite ones meets. Runs reveal paths and conditions that others hide, so it looks until nothing new appears.
 */
final class ValueSpace {
    /** So many values of a path are its bounds, thresholds and what is next to them. */
    static final int FIRST = 28;

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    /** By path and by their words: a setting that is made while the definition runs is another one in each run. */
    private final Map<String, Map<String, Condition>> asked = new LinkedHashMap<>();

    private final Map<String, List<Object>> candidates = new LinkedHashMap<>();
    private final Map<String, Integer> turns = new LinkedHashMap<>();
    private final Platform platform;
    private final List<Factor> factors = new ArrayList<>();
    private List<int[]> rows = List.of();

    private ValueSpace(Platform platform) {
        this.platform = platform;
    }

    static ValueSpace of(Platform platform, long seed) {
        ValueSpace space = new ValueSpace(platform);
        space.look(List.of(Values.NONE));
        int known = 0;
        while (known != space.size()) {
            known = space.size();
            space.arrange(seed);
            space.look(space.rows.stream().map(row -> space.values(row, 0)).toList());
        }
        Map<String, Integer> ofType = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters.values()) {
            space.candidates.put(parameter.path(), Candidates.of(parameter, space.asked(parameter.path())));
            space.turns.put(parameter.path(), ofType.merge(parameter.type(), 1, Integer::sum));
        }
        return space;
    }

    private int size() {
        return parameters.size() + asked.values().stream().mapToInt(Map::size).sum();
    }

    private record Look(Run run, Set<Condition> asked) {}

    private void look(List<Values> cases) {
        Workers.forEachProcessor().each(cases, this::seen).forEach(look -> {
            look.run().parameters().forEach(parameter -> parameters.putIfAbsent(parameter.path(), parameter));
            look.asked().forEach(condition -> asked.computeIfAbsent(
                            condition.setting().path(), path -> new LinkedHashMap<>())
                    .putIfAbsent(condition.toString(), condition));
        });
    }

    private Look seen(Values values) {
        GivenAssignment assignment = new GivenAssignment(values);
        return new Look(platform.in(assignment, new SymbolTable()).run(), assignment.asked());
    }

    private void arrange(long seed) {
        factors.clear();
        parameters.values().forEach(parameter -> Factor.of(parameter, asked(parameter.path()))
                .ifPresent(factors::add));
        int[] sizes =
                factors.stream().mapToInt(factor -> factor.positions().size()).toArray();
        rows = sizes.length == 1 ? List.of(new int[] {0}, new int[] {1}) : CoveringArray.of(sizes, seed);
    }

    private Collection<Condition> asked(String path) {
        return asked.getOrDefault(path, Map.of()).values();
    }

    /** {@return values that stand at these positions; the turn chooses among those of one position} */
    Values values(int[] row, int turn) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (int factor = 0; factor < row.length; factor++) {
            if (row[factor] >= 0) {
                List<@Nullable Object> values =
                        factors.get(factor).positions().get(row[factor]).values();
                Object value = values.get(turn % values.size());
                if (value != null) {
                    given.put(factors.get(factor).path(), value);
                }
            }
        }
        return Values.NONE.with(given);
    }

    /** {@return where each factor stands with these values, its default where none is given} */
    int[] positions(Values values) {
        return factors.stream()
                .mapToInt(
                        factor -> factor.position(values.given().getOrDefault(factor.path(), byDefault(factor.path()))))
                .toArray();
    }

    private @Nullable Object byDefault(String path) {
        Object value = parameter(path).byDefault();
        boolean stands = value instanceof Long
                || value instanceof Boolean
                || value instanceof List<?>
                || value instanceof Map<?, ?>;
        return value == null || stands ? value : value.toString();
    }

    Parameter parameter(String path) {
        Parameter parameter = parameters.get(path);
        if (parameter == null) {
            throw new IllegalArgumentException("no value " + path);
        }
        return parameter;
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    Set<String> paths() {
        return parameters.keySet();
    }

    /** {@return what may be given to a path} */
    List<Object> candidates(String path) {
        return candidates.getOrDefault(path, List.of());
    }

    /**
     * {@return the path's value in a case, empty where none suits}
     *
     * Paths of one type begin at different values, for equal ports or hosts would be refused.
     *
     * @param number the case's number; the first cases give the values at bounds
     * @param suits values that do not are passed over
     */
    Optional<Object> candidate(String path, int number, Predicate<Object> suits) {
        List<Object> all = candidates(path);
        int turn = number + turns.getOrDefault(path, 0);
        int begin = number < FIRST ? turn % Math.min(FIRST, Math.max(1, all.size())) : turn;
        return IntStream.range(begin, begin + all.size())
                .mapToObj(index -> all.get(index % all.size()))
                .filter(suits)
                .findFirst();
    }

    List<Factor> factors() {
        return factors;
    }

    List<int[]> rows() {
        return rows;
    }
}
