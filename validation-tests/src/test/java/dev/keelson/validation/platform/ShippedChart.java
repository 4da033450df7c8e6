package dev.keelson.validation.platform;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.chart.Chart;
import java.util.List;

/** The chart of the shipped platform, which is made once. */
final class ShippedChart {
    static final Platform PLATFORM = Platform.of(new ProductPlatform());
    static final Chart CHART = Chart.of(PLATFORM, "0.1.0");
    static final List<Environment> ENVIRONMENTS = List.of(Environments.DEV, Environments.STAGING, Environments.PROD);

    private ShippedChart() {}
}
