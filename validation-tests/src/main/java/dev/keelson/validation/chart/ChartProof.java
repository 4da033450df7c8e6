package dev.keelson.validation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.mutation.LeafMutation;
import dev.keelson.validation.chart.mutation.LeafReport;
import dev.keelson.validation.chart.mutation.MutantHunt;
import dev.keelson.validation.chart.mutation.MutantReport;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.Sweep;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The proof that the chart of a platform renders, in real Helm, what the platform's manifests say: in each environment, and
 * with other values at every bound, in every pair of finite ones, in every branch of the templates and at random.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> chart(@TempDir Path directory) {
 *     return ChartProof.of(new Shop(), DEV, PROD).tests(directory);
 * }
 * }</pre>
 *
 * <p>A failure names the fewest values that show it, the object, the field, both sides and the line of the template. Values
 * that a check refuses are left out of their case; a path that takes fewer than twenty values though it has more is a
 * failure too, as is a value that changes nothing.
 *
 * @since 0.1.0
 */
public final class ChartProof {
    private static final String VERSION = "1.0.0";
    private static final long SEED = 20_261_129L;

    private final Platform platform;
    private final List<Environment> environments;
    private final ProofTerms terms;

    private ChartProof(Platform platform, List<Environment> environments, ProofTerms terms) {
        this.platform = platform;
        this.environments = environments;
        this.terms = terms;
    }

    /**
     * {@return the proof for a definition, with 300 random combinations}
     *
     * @param definition the definition
     * @param environments the environments it is written for; that of its defaults need not be named
     */
    public static ChartProof of(Definition definition, Environment... environments) {
        List<Environment> all = new ArrayList<>(List.of(environments));
        all.add(0, Environment.named("defaults"));
        return new ChartProof(Platform.of(definition), List.copyOf(all), ProofTerms.USUAL);
    }

    /**
     * {@return the same proof, in which the values of an environment stand wherever a case does not give others} Use one whose
     * limits leave room, quotas for one: what is within its bounds may still be more than the platform's defaults allow. Its
     * toggles and choices only show which limits there are.
     */
    public ChartProof within(Environment environment) {
        return with(terms.within(environment));
    }

    /** {@return the same proof with another number of random combinations} */
    public ChartProof randomCases(int number) {
        return with(terms.randomCases(number));
    }

    /**
     * {@return the same proof, which also makes so many mistakes of each kind in the templates and asks whether a case notices}
     * It takes minutes. A survivor is a mistake that none of the values shows, or a change that is none.
     */
    public ChartProof mistakes(int ofEachKind) {
        return with(terms.mistakes(ofEachKind));
    }

    /**
     * {@return the same proof, which lets a path take fewer values than twenty} It fails where the path takes twenty after all,
     * so that no exception outlives its reason.
     *
     * @param path the setting or model path
     * @param reason what keeps it from more values, for whoever reads the proof
     */
    public ChartProof fewerValues(String path, String reason) {
        return with(terms.fewerValues(path, reason));
    }

    /** {@return the same proof, which also asks whether enough was tried, so that it cannot hold by trying little} */
    public ChartProof enough(Consumer<SweepReport> check) {
        return with(terms.enough(check));
    }

    /** {@return the same proof, which tells how much it has shown} */
    public ChartProof telling(Consumer<String> line) {
        return with(terms.telling(line));
    }

    private ChartProof with(ProofTerms others) {
        return new ChartProof(platform, environments, others);
    }

    /**
     * {@return the proof as tests, one after the other}
     *
     * @param directory an empty directory, where Helm reads the chart
     */
    public Stream<DynamicNode> tests(Path directory) {
        return tests(Chart.of(platform, VERSION), directory);
    }

    /**
     * {@return the proof of a chart that was made already}
     *
     * @param chart the chart of this definition
     * @param directory an empty directory, where Helm reads the chart
     */
    public Stream<DynamicNode> tests(Chart chart, Path directory) {
        Stages stages = new Stages(chart, directory);
        List<DynamicTest> tests = new ArrayList<>();
        environments.forEach(each ->
                tests.add(dynamicTest("the chart renders the manifests of " + each.name(), () -> stages.check(each))));
        tests.add(dynamicTest("the chart renders the manifests with any values", stages::checkValues));
        tests.add(dynamicTest("every path takes its values", stages::checkPaths));
        tests.add(dynamicTest("enough was tried", stages::checkEnough));
        tests.add(dynamicTest("every value matters", stages::checkLeaves));
        if (terms.mistakes() > 0) {
            tests.add(dynamicTest("every mistake in a template would be noticed", stages::checkMistakes));
        }
        tests.add(dynamicTest("helm lint has nothing to say", stages::checkLint));
        return tests.stream().map(DynamicNode.class::cast);
    }

    /**
     * The proof as one assertion.
     *
     * @param directory an empty directory, where Helm reads the chart
     * @throws AssertionError at the first part that does not hold
     */
    public void holds(Path directory) {
        Stages stages = new Stages(Chart.of(platform, VERSION), directory);
        environments.forEach(stages::check);
        stages.checkValues();
        stages.checkPaths();
        stages.checkEnough();
        stages.checkLeaves();
        if (terms.mistakes() > 0) {
            stages.checkMistakes();
        }
        stages.checkLint();
    }

    private final class Stages {
        private final Chart chart;
        private final Path directory;
        private final Square square;
        private @Nullable SweepReport swept;

        Stages(Chart chart, Path directory) {
            this.chart = chart;
            this.directory = directory;
            this.square = new Square(platform, chart.files(), directory.resolve("sound"));
        }

        void check(Environment environment) {
            assertThat(square.disagreement(environment)).as(environment.name()).isEmpty();
        }

        private SweepReport sweep() {
            SweepReport report = swept;
            if (report == null) {
                Values base = terms.roomy().map(this::room).orElse(Values.NONE);
                report = Sweep.of(square, platform, base, terms.randomCases(), SEED);
                terms.figures().accept(report.figures());
                swept = report;
            }
            return report;
        }

        /** What decides which values there are only says so; it is not held on to. */
        private Values room(Environment roomy) {
            Emission emission = Emission.of(platform, roomy);
            return Values.of(emission)
                    .only(emission.parameters().stream()
                            .filter(parameter -> parameter.kind() == Parameter.Kind.SCALAR)
                            .map(Parameter::path)
                            .toList());
        }

        void checkValues() {
            assertThat(sweep().disagreements()).isEmpty();
        }

        void checkPaths() {
            Map<String, String> owed = new TreeMap<>(sweep().owed());
            Set<String> pointless = new TreeSet<>(terms.fewerValues().keySet());
            pointless.removeAll(owed.keySet());
            owed.keySet().removeAll(terms.fewerValues().keySet());
            assertThat(owed).as("paths that take too few values").isEmpty();
            assertThat(pointless).as("exceptions that nothing needs any more").isEmpty();
        }

        void checkEnough() {
            terms.enough().accept(sweep());
        }

        void checkLeaves() {
            LeafReport report = LeafMutation.of(square, chart.files(), sweep(), directory.resolve("leaves"));
            terms.figures().accept(report.figures());
            assertThat(report.dead()).as("leaves that change nothing").isEmpty();
            assertThat(report.disagreements()).isEmpty();
            assertThat(report.refused())
                    .as("leaves that no check lets change, though they took several values")
                    .noneMatch(
                            leaf -> sweep().taken().getOrDefault(leaf, Set.of()).size() > 1);
        }

        void checkMistakes() {
            MutantReport report =
                    MutantHunt.of(square, chart.files(), sweep(), directory.resolve("broken"), terms.mistakes(), SEED);
            terms.figures().accept(report.figures());
            assertThat(report.survivors()).isEmpty();
        }

        void checkLint() {
            assertThat(square.lint()).isEmpty();
        }
    }
}
