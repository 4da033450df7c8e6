package dev.keelson.validation.chart.trap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.helm.chart.Chart;
import dev.keelson.helm.diagnostic.ChartException;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.Sweep;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What becomes of a definition that is hard to make a chart of: it is right for every value, or told at its line. */
final class Traps {
    static final Namespace SHOP = Namespace.named("shop");
    static final Component API = SHOP.component("api");
    static final ConfigRef CONFIG = SHOP.config("api-config");
    static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static final int RANDOM = 20;
    private static final long SEED = 47;

    private Traps() {}

    /** A trap with what it is about, which names its test. */
    record Trap(int number, String name, Definition definition) {
        @Override
        public String toString() {
            return number + " " + name;
        }
    }

    static Trap trap(int number, String name, Definition definition) {
        return new Trap(number, name, definition);
    }

    /** {@return a trap in the words of one deployment} */
    static Trap workload(int number, String name, BiConsumer<PlatformDraft, DeploymentDraft> words) {
        return trap(number, name, p -> p.deployment(API, IMAGE, d -> words.accept(p, d)));
    }

    /** Every value at its bounds, every pair of finite ones, every branch. */
    static void assertRight(Trap trap, Path directory) {
        Platform platform = Platform.of(trap.definition());
        Square square = new Square(platform, Chart.of(platform, "1.0.0").files(), directory);
        SweepReport report = Sweep.of(square, platform, Values.NONE, RANDOM, SEED);

        assertThat(report.disagreements()).isEmpty();
        assertThat(report.owed()).isEmpty();
    }

    /** {@return the ids of what is wrong, with the definition by itself or with its chart} */
    static List<String> refusals(Trap trap) {
        Platform platform = Platform.of(trap.definition());
        List<Finding> findings = platform.in(Environment.named("defaults")).findings().stream()
                .filter(Finding::isError)
                .toList();
        try {
            Chart.of(platform, "1.0.0");
        } catch (ChartException refused) {
            findings = Stream.concat(findings.stream(), refused.findings().stream())
                    .toList();
        }
        return findings.stream().map(finding -> finding.rule().id()).distinct().toList();
    }
}
