package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Environment;
import dev.keelson.validation.chart.square.Square;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The part of the proof of the shipped platform's chart that is quick once the chart is made. */
@Tag("slow")
class PlatformChartEnvironmentsTest {
    static Stream<Environment> environments() {
        return Stream.concat(Stream.of(Environment.named("defaults")), ShippedChart.ENVIRONMENTS.stream());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void helm_renders_each_environment_as_the_manifests_have_it(Environment environment, @TempDir Path directory) {
        Square square = new Square(ShippedChart.PLATFORM, ShippedChart.CHART.files(), directory);

        assertThat(square.disagreement(environment)).isEmpty();
    }
}
