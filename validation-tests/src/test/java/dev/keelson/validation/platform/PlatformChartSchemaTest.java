package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.chart.RenderedPlatform;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformReport;
import dev.keelson.validation.manifest.Manifest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Helm renders from the shipped platform's chart is sound. */
@Tag("proof")
class PlatformChartSchemaTest {
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
