package dev.keelson.validation.chart.mutation;

import dev.keelson.core.concurrent.Workers;
import dev.keelson.core.draft.Parameter;
import dev.keelson.validation.chart.candidate.Candidates;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Changes each leaf of a chart's values by itself, the others standing so that it matters, and looks whether a field
 * changes, whether only those do that change in the manifests, and whether checks and schemas let it pass.
 *
 * @since 0.1.0
 */
public final class LeafMutation {
    /** So often a change may be refused until a leaf counts as one that cannot be changed by itself. */
    private static final int REFUSALS = 12;

    private final Square square;
    private final SweepReport sweep;
    private final WrittenChart chart;
    /** What is no word of the definition turns on what only Helm has, such as tests. */
    private final Map<String, Boolean> switchedOn;

    /** The cases of the sweep, and before them the platform's defaults, among which there is nothing to make room for. */
    private final List<Values> cases = new ArrayList<>();

    private final String namespace;
    private final Map<Values, Rendering> sound = new ConcurrentHashMap<>();
    private final AtomicInteger renderings = new AtomicInteger();

    private enum Kind {
        /** No value changes a field. */
        DEAD,
        /** A field changes, and checks refuse each such change. */
        REFUSED,
        /** A field changes, as it does in the manifests. */
        RIGHT
    }

    private record Outcome(String leaf, Kind kind, Optional<Disagreement> disagreement) {}

    private LeafMutation(Square square, SweepReport sweep, WrittenChart chart) {
        this.square = square;
        this.sweep = sweep;
        this.chart = chart;
        Set<String> own = new TreeSet<>(square.known());
        own.removeAll(sweep.parameters().keySet());
        this.switchedOn = own.stream().collect(Collectors.toMap(leaf -> leaf, leaf -> true));
        this.cases.add(ofChart(Values.NONE));
        sweep.cases().forEach(values -> cases.add(ofChart(values)));
        this.namespace = square.plain(Values.NONE).namespace();
    }

    /**
     * {@return which leaves matter}
     *
     * @param square the square
     * @param files the chart's files
     * @param sweep what the values may be
     * @param directory where Helm may read the chart
     */
    public static LeafReport of(Square square, Map<String, String> files, SweepReport sweep, Path directory) {
        long begin = System.nanoTime();
        LeafMutation mutation = new LeafMutation(square, sweep, WrittenChart.unguarded(directory, files));
        List<Outcome> outcomes = Workers.forEachProcessor().each(List.copyOf(square.known()), mutation::outcome);
        return new LeafReport(
                outcomes.size(),
                leaves(outcomes, Kind.DEAD),
                leaves(outcomes, Kind.REFUSED),
                outcomes.stream().flatMap(each -> each.disagreement().stream()).toList(),
                mutation.renderings.get(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private static List<String> leaves(List<Outcome> outcomes, Kind kind) {
        return outcomes.stream()
                .filter(each -> each.kind() == kind)
                .map(Outcome::leaf)
                .toList();
    }

    /**
     * The values that are the chart's, those of its own toggles on. The namespace of the release is none of them, and stays
     * what it is.
     */
    private Values ofChart(Values values) {
        return values.only(square.known()).with(switchedOn);
    }

    private Outcome outcome(String leaf) {
        int refusals = 0;
        List<Object> others = others(leaf);
        for (int number = 0; number <= cases.size() && !others.isEmpty() && refusals < REFUSALS; number++) {
            // What the leaf was seen to have an effect with comes first: mostly that is enough.
            Values values =
                    number == 0 ? ofChart(sweep.readWith().getOrDefault(leaf, Values.NONE)) : cases.get(number - 1);
            // Two values in turn: one of them is not the one that stands there.
            for (int turn = 0; turn < 2; turn++) {
                Object other = others.get((number + turn) % others.size());
                Values changed = values.with(Map.of(leaf, other));
                if (changed.equals(values)) {
                    continue;
                }
                Rendering after = rendered(changed);
                if (after.differs(sound.computeIfAbsent(values, this::rendered))) {
                    Emission plain = square.plain(changed);
                    if (plain.errors().isEmpty()) {
                        return new Outcome(leaf, Kind.RIGHT, square.disagreement(changed, plain, after));
                    }
                    refusals++;
                }
            }
        }
        return new Outcome(leaf, refusals > 0 ? Kind.REFUSED : Kind.DEAD, Optional.empty());
    }

    private List<Object> others(String leaf) {
        Set<Object> others = new LinkedHashSet<>(sweep.taken().getOrDefault(leaf, Set.of()));
        Parameter parameter = sweep.parameters().get(leaf);
        if (parameter == null) {
            return List.of(false);
        }
        if (others.size() < 2) {
            // What checks refuse is rendered all the same.
            others.addAll(Candidates.of(parameter, Set.of()));
        }
        return List.copyOf(others);
    }

    private Rendering rendered(Values values) {
        renderings.incrementAndGet();
        return chart.render(values.tree(square.known()), namespace);
    }
}
