package dev.keelson.validation.chart.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.SweepReport;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes mistakes in a chart's templates and looks whether the cases of a square show them. With a sound chart the cases
 * render what the manifests say, so a case that renders anything else is one that fails.
 *
 * @since 0.1.0
 */
public final class MutantHunt {
    private final Square square;
    private final Map<String, String> files;
    private final String namespace;
    private final List<Values> cases;
    private final List<String> sound = new ArrayList<>();

    private MutantHunt(Square square, Map<String, String> files, List<Values> cases) {
        this.square = square;
        this.files = files;
        this.cases = cases;
        this.namespace = square.plain(Values.NONE).namespace();
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
        MutantHunt hunt = new MutantHunt(square, files, sweep.cases());
        WrittenChart chart = WrittenChart.in(directory, files);
        Map<String, Integer> killed = new TreeMap<>();
        List<TemplateMutant> survivors = new ArrayList<>();
        Map<String, Integer> equivalent = new TreeMap<>();
        Equivalence equivalence = new Equivalence(sweep.parameters());
        for (TemplateMutant mutant : TemplateMutations.of(files, ofEachKind, seed)) {
            killed.putIfAbsent(mutant.kind(), 0);
            if (hunt.kills(mutant, chart)) {
                killed.merge(mutant.kind(), 1, Integer::sum);
            } else {
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

    private boolean kills(TemplateMutant mutant, WrittenChart chart) {
        chart.replace(mutant.file(), mutant.text());
        try {
            for (int number = 0; number < cases.size(); number++) {
                if (differs(number, chart)) {
                    return true;
                }
            }
            return false;
        } finally {
            chart.replace(mutant.file(), files.getOrDefault(mutant.file(), ""));
        }
    }

    private boolean differs(int number, WrittenChart chart) {
        if (number == sound.size()) {
            sound.add(square.rendered(cases.get(number), namespace).text());
        }
        try {
            String broken = chart.render(cases.get(number).tree(square.known()), namespace)
                    .text();
            return !broken.equals(sound.get(number)) && !objects(broken).equals(objects(sound.get(number)));
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private static Set<JsonNode> objects(String text) {
        Set<JsonNode> objects = new HashSet<>();
        new Rendering(text).objects().forEach(each -> objects.add(each.object()));
        return objects;
    }
}
