package dev.keelson.helm.chart;

import dev.keelson.core.extension.Check;
import dev.keelson.core.release.PlatformExtension;
import dev.keelson.core.release.PlatformOutput;
import java.util.List;

/** Makes the chart of a platform, after everything else. */
final class HelmExtension implements PlatformExtension {
    @Override
    public List<Check> checks() {
        return List.of(new ChartChecks());
    }

    @Override
    public List<PlatformOutput> platformOutputs() {
        return List.of(new ChartOutput());
    }
}
