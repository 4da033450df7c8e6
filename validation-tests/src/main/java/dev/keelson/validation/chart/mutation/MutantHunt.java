package dev.keelson.validation.chart.mutation;

import dev.keelson.core.concurrent.Workers;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
    private final List<Values> cases;
    private final WrittenChart sound;
    /** Made when they are asked for: most mistakes are noticed by the first few. */
    private final Map<Values, Witness> witnesses = new ConcurrentHashMap<>();

    /** A case on which the sound chart agrees with the manifests. */
    private record Witness(Emission plain, Rendering sound) {}

    private MutantHunt(Square square, Map<String, String> files, List<Values> cases, Path directory) {
        this.square = square;
        this.files = files;
        this.cases = cases;
        this.sound = WrittenChart.unguarded(directory.resolve("sound"), files);
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
        MutantHunt hunt = new MutantHunt(square, files, sweep.cases(), directory);
        List<TemplateMutant> mutants = TemplateMutations.of(files, ofEachKind, seed);
        List<Boolean> noticed = hunt.noticed(mutants, directory);
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
                        .ifPresentOrElse(why -> equivalent.merge(why, 1, Integer::sum), () -> survivors.add(mutant));
            }
        }
        return new MutantReport(
                killed,
                List.copyOf(survivors),
                equivalent,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private List<Boolean> noticed(List<TemplateMutant> mutants, Path directory) {
        List<List<Boolean>> shares = new Workers(THREADS)
                .each(
                        IntStream.range(0, THREADS).boxed().toList(),
                        share -> share(mutants, directory.resolve("broken" + share), share));
        return IntStream.range(0, mutants.size())
                .mapToObj(number -> shares.get(number % THREADS).get(number / THREADS))
                .toList();
    }

    /** A chart has one mistake at a time, so each thread has a chart of its own. */
    private List<Boolean> share(List<TemplateMutant> mutants, Path directory, int first) {
        WrittenChart chart = WrittenChart.unguarded(directory, files);
        List<Boolean> noticed = new ArrayList<>();
        for (int number = first; number < mutants.size(); number += THREADS) {
            TemplateMutant mutant = mutants.get(number);
            chart.replace(mutant.file(), mutant.text());
            noticed.add(cases.stream().anyMatch(values -> notices(values, chart)));
            chart.replace(mutant.file(), files.getOrDefault(mutant.file(), ""));
        }
        return noticed;
    }

    private boolean notices(Values values, WrittenChart chart) {
        Witness witness = witnesses.computeIfAbsent(values, this::witness);
        try {
            Rendering broken =
                    chart.render(values.tree(square.known()), witness.plain().namespace());
            return !broken.equals(witness.sound())
                    && square.disagreement(values, witness.plain(), broken).isPresent();
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private Witness witness(Values values) {
        Emission plain = square.plain(values);
        return new Witness(plain, sound.render(values.tree(square.known()), plain.namespace()));
    }
}
