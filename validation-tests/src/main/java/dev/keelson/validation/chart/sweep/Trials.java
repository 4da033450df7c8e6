package dev.keelson.validation.chart.sweep;

import dev.keelson.core.concurrent.Workers;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tries cases, several at a time. A case that a check refuses is repaired: what the finding leads to is left out. What one
 * batch has taught about findings the next one knows, whatever the order in which threads came to it.
 */
final class Trials {
    private static final int REPAIRS = 25;

    private final Square square;
    private final Values base;
    private final Set<Cause> causes = new LinkedHashSet<>();

    Trials(Square square, Values base) {
        this.square = square;
        this.base = base;
    }

    List<Trial> of(List<Values> cases) {
        List<Trial> trials = Workers.forEachProcessor().each(cases, this::tried);
        trials.forEach(trial -> causes.addAll(trial.causes()));
        return trials;
    }

    /** {@return the rows that no check refuses; what is refused by itself is not looked at with others} */
    List<int[]> admitted(List<int[]> rows, ValueSpace space) {
        Map<List<Integer>, int[]> single = new LinkedHashMap<>();
        rows.forEach(row -> places(row).forEach(place -> {
            int[] alone = new int[row.length];
            Arrays.fill(alone, -1);
            alone[place] = row[place];
            single.put(List.of(place, row[place]), alone);
        }));
        Set<List<Integer>> refused = new LinkedHashSet<>(single.keySet());
        refused.removeAll(
                sound(List.copyOf(single.keySet()), key -> space.values(single.getOrDefault(key, new int[0]), 0)));
        return sound(
                rows.stream()
                        .filter(row ->
                                places(row).stream().noneMatch(place -> refused.contains(List.of(place, row[place]))))
                        .toList(),
                row -> space.values(row, 0));
    }

    private static List<Integer> places(int[] row) {
        return IntStream.range(0, row.length)
                .filter(place -> row[place] >= 0)
                .boxed()
                .toList();
    }

    /** {@return what a check refuses in nothing} */
    <T> List<T> sound(List<T> things, Function<T, Values> values) {
        List<Boolean> sound = Workers.forEachProcessor().each(things, thing -> square.errors(
                        base.with(values.apply(thing).given()))
                .isEmpty());
        return IntStream.range(0, things.size())
                .filter(sound::get)
                .mapToObj(things::get)
                .toList();
    }

    /** {@return the values that findings followed from so far} */
    Set<Cause> causes() {
        return causes;
    }

    private Trial tried(Values wanted) {
        Map<String, String> dropped = new LinkedHashMap<>();
        Values values = base.with(wanted.given());
        Emission plain = square.plain(values);
        Causes here = new Causes(square, base, causes);
        for (int repair = 0; !plain.errors().isEmpty(); repair++) {
            Map<String, Finding> found = here.of(values, plain);
            if (found.isEmpty() || repair == REPAIRS) {
                String first = plain.errors().get(0).message();
                wanted.given().keySet().forEach(path -> dropped.put(path, first));
                values = base;
            } else {
                found.forEach((path, finding) -> dropped.put(path, finding.message()));
                values = base.with(values.without(found.keySet()).given());
            }
            plain = square.plain(values);
            if (values.equals(base) && !plain.errors().isEmpty()) {
                throw new IllegalStateException("The platform has errors with no other values than "
                        + (base.given().isEmpty() ? "its defaults" : base) + ": "
                        + plain.errors().get(0));
            }
        }
        return new Trial(
                values,
                dropped,
                here.found(),
                plain.parameters().stream().map(Parameter::path).collect(Collectors.toSet()),
                square.disagreement(values, plain));
    }
}
