package dev.keelson.validation.platform;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.chart.RenderedPlatform;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.cluster.dryrun.DryRunReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm renders from the shipped platform's chart, judged by an API server. */
@Tag("proof")
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class PlatformChartDryRunTest {
    @Test
    void an_api_server_has_nothing_against_what_helm_renders(Cluster cluster, @TempDir Path directory) {
        WrittenPlatform rendered =
                RenderedPlatform.in(directory, ShippedChart.PLATFORM, ShippedChart.CHART, ShippedChart.ENVIRONMENTS);
        try (DryRun dryRun = DryRun.on(cluster)) {
            for (String environment : rendered.environments()) {
                DryRunReport report = dryRun.environment(rendered, environment);

                assertThat(report.findings()).as(environment).isEmpty();
                assertThat(report.objects())
                        .isEqualTo(rendered.manifests(environment).manifests().size())
                        .isGreaterThan(100);
            }
        }
    }
}
