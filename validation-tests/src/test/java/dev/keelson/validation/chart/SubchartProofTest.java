package dev.keelson.validation.chart;

import com.example.Warehouse;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The proof of a chart with charts inside it. */
@Tag("proof")
class SubchartProofTest {
    private static final Chart CHART = Chart.of(Platform.of(new Warehouse()), "1.0.0");

    @TestFactory
    Stream<DynamicNode> the_chart_with_two_components_that_can_be_switched_off(@TempDir Path directory) {
        return ChartProof.of(new Warehouse(), Warehouse.DEV, Warehouse.PROD)
                .telling(System.out::println)
                .tests(CHART, directory);
    }
}
