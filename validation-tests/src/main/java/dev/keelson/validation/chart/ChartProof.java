package dev.keelson.validation.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import dev.keelson.validation.chart.square.Sweep;
import dev.keelson.validation.chart.square.SweepReport;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final int RANDOM = 300;
    private static final long SEED = 20_261_129L;

    private final Platform platform;
    private final List<Environment> environments;
    private final @Nullable Environment roomy;
    private final int random;
    private final int mistakes;
    private final Consumer<String> figures;

    private ChartProof(
            Platform platform,
            List<Environment> environments,
            @Nullable Environment roomy,
            int random,
            int mistakes,
            Consumer<String> figures) {
        this.platform = platform;
        this.environments = environments;
        this.roomy = roomy;
        this.random = random;
        this.mistakes = mistakes;
        this.figures = figures;
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
        return new ChartProof(Platform.of(definition), List.copyOf(all), null, RANDOM, 0, line -> {});
    }

    /**
     * {@return the same proof, in which the values of an environment stand wherever a case does not give others} Use one whose
     * limits leave room, quotas for one: what is within its bounds may still be more than the platform's defaults allow.
     */
    public ChartProof within(Environment environment) {
        return new ChartProof(platform, environments, environment, random, mistakes, figures);
    }

    /** {@return the same proof with another number of random combinations} */
    public ChartProof randomCases(int number) {
        return new ChartProof(platform, environments, roomy, number, mistakes, figures);
    }

    /**
     * {@return the same proof, which also makes so many mistakes of each kind in the templates and asks whether a case notices}
     * It takes minutes. A survivor is a mistake that none of the values shows, or a change that is none.
     */
    public ChartProof mistakes(int ofEachKind) {
        return new ChartProof(platform, environments, roomy, random, ofEachKind, figures);
    }

    /** {@return the same proof, which tells how much it has shown} */
    public ChartProof telling(Consumer<String> line) {
        return new ChartProof(platform, environments, roomy, random, mistakes, line);
    }

    /**
     * {@return the proof as tests, one after the other}
     *
     * @param directory an empty directory, where Helm reads the chart
     */
    public Stream<DynamicNode> tests(Path directory) {
        return tests(Chart.of(platform, "1.0.0"), directory);
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
        tests.add(dynamicTest("every value matters", stages::checkLeaves));
        if (mistakes > 0) {
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
        Stages stages = new Stages(Chart.of(platform, "1.0.0"), directory);
        environments.forEach(stages::check);
        stages.checkValues();
        stages.checkPaths();
        stages.checkLeaves();
        if (mistakes > 0) {
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
                Values base = roomy == null ? Values.NONE : Values.of(Emission.of(platform, roomy));
                report = Sweep.of(square, platform, base, random, SEED);
                figures.accept(report.figures());
                swept = report;
            }
            return report;
        }

        void checkValues() {
            assertThat(sweep().disagreements()).isEmpty();
        }

        void checkPaths() {
            assertThat(sweep().owed()).isEmpty();
        }

        void checkLeaves() {
            LeafReport report = LeafMutation.of(square, sweep());
            figures.accept(report.figures());
            assertThat(report.dead()).isEmpty();
        }

        void checkMistakes() {
            MutantReport report =
                    MutantHunt.of(square, chart.files(), sweep(), directory.resolve("broken"), mistakes, SEED);
            figures.accept(report.figures());
            assertThat(report.survivors()).isEmpty();
        }

        void checkLint() {
            assertThat(square.lint()).isEmpty();
        }
    }
}
