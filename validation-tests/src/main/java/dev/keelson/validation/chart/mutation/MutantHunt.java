package dev.keelson.validation.chart.mutation;

import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.SweepReport;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Makes mistakes in a chart's templates and asks the square, case by case, whether it notices.
 *
 * @since 0.1.0
 */
public final class MutantHunt {
    private static final int THREADS = 2;

    private final Square square;
    private final Map<String, String> files;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** A case on which the sound chart agrees with the manifests. */
    private record Witness(Values values, Emission plain, Rendering sound) {}

    private MutantHunt(Square square, Map<String, String> files) {
        this.square = square;
        this.files = new TreeMap<>(files);
        // The values of the cases were valid before, and nothing else than templates becomes an object.
        this.files.keySet().removeIf(file -> file.equals("values.schema.json") || file.endsWith("NOTES.txt"));
    }

    /**
     * {@return which mistakes are noticed}
     *
     * @param square the square of the sound chart
     * @param files the chart's files
     * @param sweep the cases, on which the sound chart agrees with the manifests
     * @param directory where Helm may read the charts with mistakes
     * @param ofEachKind how many mistakes of each kind are made
     * @param seed the same seed gives the same mistakes
     */
    public static MutantReport of(
            Square square, Map<String, String> files, SweepReport sweep, Path directory, int ofEachKind, long seed) {
        long begin = System.nanoTime();
        MutantHunt hunt = new MutantHunt(square, files);
        try {
            List<TemplateMutant> mutants = TemplateMutations.of(files, ofEachKind, seed);
            List<Boolean> noticed = hunt.noticed(mutants, sweep.cases(), directory);
            Map<String, Integer> killed = new TreeMap<>();
            List<TemplateMutant> survivors = new ArrayList<>();
            Map<String, Integer> equivalent = new TreeMap<>();
            Equivalence equivalence = new Equivalence(sweep.parameters());
            for (int number = 0; number < mutants.size(); number++) {
                TemplateMutant mutant = mutants.get(number);
                killed.merge(mutant.kind(), noticed.get(number) ? 1 : 0, Integer::sum);
                if (!noticed.get(number)) {
                    equivalence
                            .of(mutant)
                            .ifPresentOrElse(
                                    why -> equivalent.merge(why, 1, Integer::sum), () -> survivors.add(mutant));
                }
            }
            return new MutantReport(
                    killed,
                    List.copyOf(survivors),
                    equivalent,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        } finally {
            hunt.threads.shutdownNow();
        }
    }

    private List<Boolean> noticed(List<TemplateMutant> mutants, List<Values> cases, Path directory) {
        WrittenChart sound = WrittenChart.in(directory.resolve("sound"), files);
        List<Witness> witnesses = all(cases.stream()
                .<Callable<Witness>>map(values -> () -> witness(values, sound))
                .toList());
        List<List<Boolean>> shares = all(IntStream.range(0, THREADS)
                .<Callable<List<Boolean>>>mapToObj(
                        share -> () -> share(mutants, witnesses, directory.resolve("broken" + share), share))
                .toList());
        return IntStream.range(0, mutants.size())
                .mapToObj(number -> shares.get(number % THREADS).get(number / THREADS))
                .toList();
    }

    private Witness witness(Values values, WrittenChart sound) {
        Emission plain = square.plain(values);
        return new Witness(values, plain, sound.render(values.tree(square.known()), plain.namespace()));
    }

    /** A chart has one mistake at a time, so each thread has a chart of its own. */
    private List<Boolean> share(List<TemplateMutant> mutants, List<Witness> witnesses, Path directory, int first) {
        WrittenChart chart = WrittenChart.in(directory, files);
        List<Boolean> noticed = new ArrayList<>();
        for (int number = first; number < mutants.size(); number += THREADS) {
            TemplateMutant mutant = mutants.get(number);
            chart.replace(mutant.file(), mutant.text());
            noticed.add(witnesses.stream().anyMatch(witness -> notices(witness, chart)));
            chart.replace(mutant.file(), files.getOrDefault(mutant.file(), ""));
        }
        return noticed;
    }

    private boolean notices(Witness witness, WrittenChart chart) {
        try {
            Rendering broken = chart.render(
                    witness.values().tree(square.known()), witness.plain().namespace());
            return !broken.equals(witness.sound())
                    && square.disagreement(witness.values(), witness.plain(), broken)
                            .isPresent();
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private <T> List<T> all(List<Callable<T>> tasks) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
