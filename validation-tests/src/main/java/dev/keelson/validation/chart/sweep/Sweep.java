package dev.keelson.validation.chart.sweep;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.chart.covering.Factor;
import dev.keelson.validation.chart.covering.PairCount;
import dev.keelson.validation.chart.square.Disagreement;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final int PACKED = 4;
    private static final int CASES = 60;

    private final Square square;
    private final ValueSpace space;
    private final Values base;
    private final Trials trials;
    private final Trials bare;
    private final Rivals rivals;
    private final Tally tally;
    private final Random random;
    private final Set<String> factors;

    private Sweep(Square square, ValueSpace space, Values base, long seed) {
        this.square = square;
        this.space = space;
        this.base = base;
        this.trials = new Trials(square, base);
        this.bare = new Trials(square, Values.NONE);
        this.rivals = new Rivals(base, trials.causes());
        this.tally = new Tally(space);
        this.random = new Random(seed);
        this.factors = space.factors().stream().map(Factor::path).collect(Collectors.toSet());
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
        sweep.owedValuesAlone(sweep.trials);
        sweep.owedValuesAlone(sweep.bare);
        List<String> refusedPairs = sweep.owedPairs();
        sweep.random(randomCases);
        return sweep.report(refusedPairs, randomCases, begin);
    }

    /** Every row of the covering array, and as many other values with it as go together. */
    private void rows() {
        List<int[]> rows = space.rows();
        run(List.of(Values.NONE));
        inBatches(
                Math.max(rows.size(), CASES),
                number -> row(number < rows.size() ? rows.get(number) : new int[0], number));
    }

    /** The first batches are small, because they teach what the later ones need not find out. */
    private void inBatches(int all, IntFunction<Values> cases) {
        int batch = 2;
        for (int begin = 0; begin < all; begin += batch, batch *= 2) {
            run(IntStream.range(begin, Math.min(all, begin + batch))
                    .mapToObj(cases)
                    .toList());
        }
    }

    private Values row(int[] row, int number) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String path : space.paths()) {
            if (number < ValueSpace.FIRST || random.nextInt(3) > 0) {
                space.candidate(path, number, value -> tally.refusals(path, value) == 0)
                        .ifPresent(value -> given.put(path, value));
            }
        }
        Set<String> covered = row.length == 0 ? Set.of() : factors;
        given.keySet().removeAll(covered);
        given.putAll(space.values(row, number).given());
        return Values.NONE.with(rivals.apart(given, covered, number));
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
        run(trials, cases);
    }

    private void run(Trials room, List<Values> cases) {
        List<Trial> done = room.of(cases);
        for (int index = 0; index < cases.size(); index++) {
            tally.add(cases.get(index), done.get(index));
        }
    }

    /**
     * Values that are owed, one of each path in a case, where the path is read; those that were refused come last. What makes
     * room for others is tried in turn with the rest of the room and among the platform's defaults, which need none.
     */
    private void owedValues() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<Values, Map<String, Object>> among = new LinkedHashMap<>();
            Map<Values, Map<String, Object>> alone = new LinkedHashMap<>();
            for (String path : space.paths()) {
                if (tally.owed(path) > 0) {
                    next(path).ifPresent(value -> (rivals.makesRoom(path) ? alone : among)
                            .computeIfAbsent(tally.readWith(path), context -> new LinkedHashMap<>())
                            .put(path, value));
                }
            }
            if (among.isEmpty() && alone.isEmpty()) {
                return;
            }
            List<Values> cases = new ArrayList<>();
            int number = round;
            among.forEach((context, given) -> cases.add(context.with(rivals.apart(given, Set.of(), number))));
            run(trials, cases);
            List<Values> limits = new ArrayList<>();
            alone.forEach((context, given) -> limits.add(context.with(given)));
            run(number % 2 == 0 ? bare : trials, limits);
        }
    }

    /** What is still owed, each value alone; what is refused even so is no value of the path. */
    private void owedValuesAlone(Trials room) {
        List<Values> cases = new ArrayList<>();
        for (String path : space.paths()) {
            space.candidates(path).stream()
                    .filter(value -> !tally.taken(path).contains(value))
                    .limit(tally.owed(path) > 0 ? ALONE : 0)
                    .forEach(value -> cases.add(tally.readWith(path).with(Map.of(path, value))));
        }
        run(room, room.sound(cases, values -> values));
    }

    /** What no check refused so far, else what was refused least often, for it may go with other values. */
    private Optional<Object> next(String path) {
        return space.candidates(path).stream()
                .filter(value -> !tally.taken(path).contains(value) && tally.refusals(path, value) < REFUSALS)
                .min(Comparator.comparingInt(value -> tally.refusals(path, value)));
    }

    /** Pairs that a repair has torn apart, first together, then each alone. {@return those that a check refuses even so} */
    private List<String> owedPairs() {
        for (int time = 0; time < PACKED; time++) {
            List<int[]> rows = new ArrayList<>();
            List<int[]> missing = missingPairs();
            // In another order each time, so that a pair that spoils its row meets others.
            Collections.shuffle(missing, random);
            missing.forEach(pair -> Branches.put(pair, rows));
            runRows(rows);
        }
        runRows(trials.admitted(missingPairs(), space));
        return tally.pairs().missing().stream().map(tally.pairs()::described).toList();
    }

    private List<int[]> missingPairs() {
        List<int[]> rows = new ArrayList<>();
        for (PairCount.Pair pair : tally.pairs().missing()) {
            int[] row = new int[space.factors().size()];
            Arrays.fill(row, -1);
            row[pair.first()] = pair.firstPosition();
            row[pair.second()] = pair.secondPosition();
            rows.add(row);
        }
        return rows;
    }

    private void runRows(List<int[]> rows) {
        run(rows.stream().map(row -> space.values(row, 0)).toList());
    }

    /** Few, many and nearly all values at once, of those that some case took. */
    private void random(int number) {
        inBatches(number, index -> {
            int share = List.of(5, 30, 80).get(index % 3);
            Map<String, Object> given = new LinkedHashMap<>();
            for (String path : space.paths()) {
                List<Object> taken = List.copyOf(tally.taken(path));
                if (!taken.isEmpty() && random.nextInt(100) < share) {
                    given.put(path, taken.get(random.nextInt(taken.size())));
                }
            }
            return Values.NONE.with(rivals.apart(given, Set.of(), index));
        });
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
        Map<String, Values> readWith = new LinkedHashMap<>();
        tally.readWith().forEach((path, values) -> readWith.put(path, base.with(values.given())));
        return new SweepReport(
                space.parameters(),
                tally.values(),
                tally.pairs().seen(),
                refusedPairs,
                tally.dropped(),
                List.copyOf(tally.cases()),
                randomCases,
                tally.taken(),
                readWith,
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
