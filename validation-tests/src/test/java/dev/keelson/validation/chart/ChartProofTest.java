package dev.keelson.validation.chart;

import com.example.Api;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.value.Span;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The proof of a definition with every way in which a chart can depend on its values. */
@Tag("proof")
class ChartProofTest {
    private static final Chart CHART = Chart.of(Platform.of(new Api()), "1.0.0");

    @TestFactory
    Stream<DynamicNode> the_chart_of_one_component(@TempDir Path directory) {
        return ChartProof.of(new Api(), Api.DEV, Api.STAGING, Api.PROD)
                .within(Environment.named("patient").with(Api.PERIOD, Span.minutes(30)))
                .mistakes(Integer.MAX_VALUE)
                .telling(System.out::println)
                .tests(CHART, directory);
    }
}
