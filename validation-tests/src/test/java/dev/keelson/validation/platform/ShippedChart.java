package dev.keelson.validation.platform;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import java.util.List;
import java.util.stream.Stream;

/** The chart of the shipped platform, which is made once. */
final class ShippedChart {
    static final Platform PLATFORM = Platform.of(new ProductPlatform());
    static final List<Environment> ENVIRONMENTS = List.of(Environments.DEV, Environments.STAGING, Environments.PROD);
    static final Environment DEFAULTS = Environment.named("defaults");
    static final Chart CHART = Chart.of(
            PLATFORM,
            "0.1.0",
            Stream.concat(Stream.of(DEFAULTS), ENVIRONMENTS.stream())
                    .map(PLATFORM::in)
                    .toList());

    private ShippedChart() {}
}
