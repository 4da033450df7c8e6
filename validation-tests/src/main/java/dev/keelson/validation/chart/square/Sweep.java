package dev.keelson.validation.chart.square;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.chart.covering.Factor;
import dev.keelson.validation.chart.covering.PairCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Leads a square through a platform's values: every pair of finite ones, twenty of each path at least, and combinations
 * made at random.
 *
 * @since 0.1.0
 */
public final class Sweep {
    private static final int SHRUNK = 5;
    private static final int ROUNDS = 60;
    private static final int REFUSALS = 2;
    private static final int ALONE = 25;
    private static final int CASES = 60;
    private static final int FIRST = 24;

    private final Square square;
    private final ValueSpace space;
    private final Trials trials;
    private final Tally tally;
    private final Random random;

    private Sweep(Square square, ValueSpace space, Values base, long seed) {
        this.square = square;
        this.space = space;
        this.trials = new Trials(square, base);
        this.tally = new Tally(space);
        this.random = new Random(seed);
    }

    /**
     * {@return what the square shows}
     *
     * @param square the square
     * @param platform its platform
     * @param base values that stand in every case that does not give others, so that there is room for the greatest
     * @param randomCases how many combinations are made at random
     * @param seed the same seed gives the same cases
     */
    public static SweepReport of(Square square, Platform platform, Values base, int randomCases, long seed) {
        long begin = System.nanoTime();
        ValueSpace space = ValueSpace.of(platform, seed);
        Sweep sweep = new Sweep(square, space, base, seed);
        sweep.rows();
        sweep.branches();
        sweep.owedValues();
        sweep.owedValuesAlone();
        List<String> refusedPairs = sweep.owedPairs();
        sweep.random(randomCases);
        return sweep.report(refusedPairs, randomCases, begin);
    }

    /** Every row of the covering array, and as many other values with it as go together. */
    private void rows() {
        List<Values> cases = new ArrayList<>();
        cases.add(Values.NONE);
        List<int[]> rows = space.rows();
        for (int number = 0; number < Math.max(rows.size(), CASES); number++) {
            Map<String, Object> given = new LinkedHashMap<>();
            for (String path : space.paths()) {
                List<Object> candidates = space.candidates(path);
                if (!candidates.isEmpty() && (number < FIRST || random.nextInt(3) > 0)) {
                    given.put(path, candidates.get(number % candidates.size()));
                }
            }
            Values values = Values.NONE.with(given);
            if (number < rows.size()) {
                values = values.without(
                                space.factors().stream().map(Factor::path).toList())
                        .with(space.values(rows.get(number), number).given());
            }
            cases.add(values);
        }
        run(cases);
    }

    /** Every branch of the templates. */
    private void branches() {
        List<Values> cases = new ArrayList<>();
        for (int[] row : Branches.rows(space.factors(), square.templates())) {
            cases.add(space.values(row, cases.size()));
        }
        run(cases);
    }

    private void run(List<Values> cases) {
        List<Trial> done = trials.of(cases);
        for (int index = 0; index < cases.size(); index++) {
            tally.add(cases.get(index), done.get(index));
        }
    }

    /** Values that are owed, one of each path in a case, where the path is read; those that were refused come last. */
    private void owedValues() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<Values, Map<String, Object>> byContext = new LinkedHashMap<>();
            for (String path : space.paths()) {
                if (tally.owed(path) > 0) {
                    next(path).ifPresent(value -> byContext
                            .computeIfAbsent(tally.readWith(path), context -> new LinkedHashMap<>())
                            .put(path, value));
                }
            }
            if (byContext.isEmpty()) {
                return;
            }
            List<Values> cases = new ArrayList<>();
            byContext.forEach((context, given) -> cases.add(context.with(given)));
            run(cases);
        }
    }

    /** What is still owed, each value alone; what is refused even so is no value of the path. */
    private void owedValuesAlone() {
        List<Values> cases = new ArrayList<>();
        for (String path : space.paths()) {
            space.candidates(path).stream()
                    .filter(value -> !tally.taken(path).contains(value))
                    .limit(tally.owed(path) > 0 ? ALONE : 0)
                    .forEach(value -> cases.add(tally.readWith(path).with(Map.of(path, value))));
        }
        run(cases);
    }

    /** What no check refused so far, else what was refused least often, for it may go with other values. */
    private Optional<Object> next(String path) {
        return space.candidates(path).stream()
                .filter(value -> !tally.taken(path).contains(value) && tally.refusals(path, value) < REFUSALS)
                .min(Comparator.comparingInt(value -> tally.refusals(path, value)));
    }

    /** Pairs that a repair has torn apart, each tried alone. {@return those that a check refuses even so} */
    private List<String> owedPairs() {
        List<PairCount.Pair> missing = tally.pairs().missing();
        List<Values> cases = new ArrayList<>();
        for (PairCount.Pair pair : missing) {
            int[] row = new int[space.factors().size()];
            Arrays.fill(row, -1);
            row[pair.first()] = pair.firstPosition();
            row[pair.second()] = pair.secondPosition();
            cases.add(space.values(row, 0));
        }
        run(cases);
        return tally.pairs().missing().stream().map(tally.pairs()::described).toList();
    }

    /** Few, many and nearly all values at once, of those that some case took. */
    private void random(int number) {
        List<Values> cases = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            int share = List.of(5, 30, 80).get(index % 3);
            Map<String, Object> given = new LinkedHashMap<>();
            for (String path : space.paths()) {
                List<Object> taken = List.copyOf(tally.taken(path));
                if (!taken.isEmpty() && random.nextInt(100) < share) {
                    given.put(path, taken.get(random.nextInt(taken.size())));
                }
            }
            cases.add(Values.NONE.with(given));
        }
        run(cases);
    }

    private SweepReport report(List<String> refusedPairs, int randomCases, long begin) {
        Map<String, String> owed = new TreeMap<>();
        List<String> scalars = space.paths().stream()
                .filter(path -> space.parameter(path).kind() == Parameter.Kind.SCALAR)
                .toList();
        scalars.stream()
                .filter(path -> tally.owed(path) > 0)
                .forEach(path -> owed.put(
                        path,
                        tally.taken(path).size() + " of "
                                + space.candidates(path).size() + " values, refused: "
                                + tally.refused(path).entrySet().stream()
                                        .limit(3)
                                        .map(each -> each.getKey() + " (" + each.getValue() + ")")
                                        .collect(Collectors.joining("; "))));
        return new SweepReport(
                space.parameters(),
                tally.values(),
                tally.pairs().seen(),
                refusedPairs,
                tally.dropped(),
                List.copyOf(tally.cases()),
                randomCases,
                tally.taken(),
                owed,
                shrunk(),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private List<Disagreement> shrunk() {
        List<Disagreement> distinct = new ArrayList<>();
        for (Disagreement each : tally.disagreements()) {
            if (distinct.size() < SHRUNK && distinct.stream().noneMatch(each::isLike)) {
                distinct.add(square.shrunk(each));
            }
        }
        return distinct;
    }
}
