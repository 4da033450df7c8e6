package dev.keelson.validation.platform;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.cluster.dryrun.DryRunReport;
import dev.keelson.validation.compliance.Proves;
import dev.keelson.validation.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the platform wrote, judged by an API server. */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class PlatformDryRunTest {
    private static final Set<String> WITH_PODS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");

    @Test
    @Proves("restricted-pods")
    void an_api_server_has_nothing_against_any_environment_and_says_so_within_seconds(Cluster cluster) {
        List<Duration> times = new ArrayList<>();
        try (DryRun dryRun = DryRun.on(cluster)) {
            for (String environment : ShippedPlatform.TREE.environments()) {
                long start = System.nanoTime();
                DryRunReport report = dryRun.environment(ShippedPlatform.TREE, environment);
                times.add(Duration.ofNanos(System.nanoTime() - start));

                List<Manifest> manifests =
                        ShippedPlatform.TREE.manifests(environment).manifests();
                assertThat(report.findings()).as(environment).isEmpty();
                assertThat(report.objects()).isEqualTo(manifests.size());
                assertThat(report.pods()).isEqualTo((int) manifests.stream()
                        .filter(manifest ->
                                WITH_PODS.contains(manifest.body().path("kind").asText()))
                        .count());
                assertThat(report.claims())
                        .isEqualTo(manifests.stream()
                                .mapToInt(manifest -> manifest.body()
                                        .at("/spec/volumeClaimTemplates")
                                        .size())
                                .sum());
            }
        }
        // The least of them is one that no other build disturbed.
        assertThat(Collections.min(times)).isLessThan(Duration.ofSeconds(10));
    }
}
