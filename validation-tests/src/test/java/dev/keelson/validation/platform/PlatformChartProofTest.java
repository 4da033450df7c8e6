package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.ProductPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.chart.ChartProof;
import dev.keelson.validation.chart.RenderedPlatform;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformReport;
import dev.keelson.validation.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The chart of the shipped platform says what its plain manifests say, in real Helm, and what it says is sound. */
@Tag("proof")
class PlatformChartProofTest {
    /** Quotas that allow whatever the bounds of the values do. */
    private static final Environment ROOMY = Environment.named("roomy")
            .override("quota.cpu", "1000000")
            .override("quota.memory", "1000000Ti")
            .override("quota.storage", "1000000Ti")
            .override("namespaces.product.quota.pods", "100000000")
            .override("namespaces.monitoring.quota.cpu", "1000000")
            .override("namespaces.monitoring.quota.memory", "1000000Ti")
            .override("namespaces.monitoring.quota.storage", "1000000Ti")
            .override("namespaces.monitoring.quota.pods", "100000000");

    @TestFactory
    Stream<DynamicNode> the_chart_commutes(@TempDir Path directory) {
        return ChartProof.of(new ProductPlatform(), ShippedChart.ENVIRONMENTS.toArray(Environment[]::new))
                .within(ROOMY)
                .telling(System.out::println)
                .tests(ShippedChart.CHART, directory);
    }

    @Test
    void kubeconform_and_the_strict_schema_have_nothing_against_what_helm_renders(@TempDir Path directory) {
        WrittenPlatform rendered = RenderedPlatform.in(
                directory.resolve("rendered"), ShippedChart.PLATFORM, ShippedChart.CHART, ShippedChart.ENVIRONMENTS);

        KubeconformReport report = Kubeconform.with(KubernetesSchemas.standard(), directory.resolve("schemas"))
                .validate(rendered.root().resolve("manifests"));
        List<JsonNode> objects = rendered.environments().stream()
                .flatMap(environment -> rendered.manifests(environment).manifests().stream())
                .map(Manifest::body)
                .toList();

        assertThat(report.findings()).isEmpty();
        assertThat(report.objects()).isEqualTo(objects.size()).isGreaterThan(300);
        assertThat(objects)
                .allSatisfy(object -> assertThat(KubernetesSchemas.standard().validate(object))
                        .as(object.at("/metadata/name").asText())
                        .isEmpty());
    }
}
