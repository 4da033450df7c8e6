package dev.keelson.validation.chart.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.SmallShop;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.chart.sweep.Sweep;
import dev.keelson.validation.chart.sweep.SweepReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MutantHuntTest {
    private static final Platform PLATFORM = Platform.of(new SmallShop());
    private static final Chart CHART = Chart.of(PLATFORM, "1.0.0");
    private static final long SEED = 11;

    @TempDir
    Path directory;

    @Test
    void the_defaults_alone_miss_mistakes_that_a_sweep_notices() {
        Square square = new Square(PLATFORM, CHART.files(), directory.resolve("square"));
        SweepReport sweep = Sweep.of(square, PLATFORM, Values.NONE, 0, SEED);

        MutantReport noticed = hunt(square, sweep, "all");
        MutantReport missed = hunt(square, withCases(sweep, List.of(Values.NONE)), "defaults");

        assertThat(noticed.survivors()).isEmpty();
        assertThat(missed.survivors())
                .extracting(TemplateMutant::kind)
                .contains("another value", "condition left out", "quote left out");
        assertThat(noticed.killed().values().stream().mapToInt(each -> each).sum())
                .isGreaterThan(
                        missed.killed().values().stream().mapToInt(each -> each).sum());
    }

    private MutantReport hunt(Square square, SweepReport sweep, String name) {
        return MutantHunt.of(square, CHART.files(), sweep, directory.resolve(name), Integer.MAX_VALUE, SEED);
    }

    private static SweepReport withCases(SweepReport sweep, List<Values> cases) {
        return new SweepReport(
                sweep.parameters(),
                sweep.values(),
                sweep.pairs(),
                sweep.refusedPairs(),
                sweep.dropped(),
                cases,
                0,
                sweep.taken(),
                sweep.readWith(),
                sweep.owed(),
                sweep.disagreements(),
                sweep.seconds());
    }
}
