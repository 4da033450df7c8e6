package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.Candidates;
import dev.keelson.helm.OverrideOracle;
import dev.keelson.helm.ValuesJudge;
import dev.keelson.helm.chart.Chart;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart of the shipped platform says what its plain manifests say, in real Helm. */
class PlatformChartTest {
    private static final Platform PLATFORM = ShippedChart.PLATFORM;
    private static final Chart CHART = ShippedChart.CHART;

    /** What helm install says, or the namespace that it makes. */
    private static final List<String> OF_THE_RELEASE =
            List.of("namespaces.product.name", "namespaces.product.podSecurity");

    @TempDir
    private Path directory;

    static Stream<Environment> environments() {
        return Stream.concat(Stream.of(ShippedChart.DEFAULTS), ShippedChart.ENVIRONMENTS.stream());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void helm_renders_each_environment_as_the_manifests_have_it(Environment environment) {
        assertThat(CHART.files()).containsKey("values-" + environment.name() + ".yaml");
        assertThat(PLATFORM.in(environment).findings()).isEmpty();
        assertThat(square().disagreement(environment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.image.tag=1.10",
                "api.image.digest=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "api.minimum=3",
                "global.api.poolSize=50",
                "api.sqlLogging=true",
                "api.logLevel=WARN",
                "api.allowedOrigins=",
                "api.allowedOrigins=https://a.example.com,https://b.example.com,https://{{ c }}",
                "api.ports.http=18080",
                "api.env.JAVA_TOOL_OPTIONS=-Dx=\"y\" # no: {{ .Values }}",
                "postgres.claims.data.size=100Gi",
                "postgres.resources.memory=1024Mi",
                "redis.ports.redis=16379",
                "api.canary.enabled=false",
                "api.canary.step=100",
                "api.canary.step=0",
                "api.canary.mirror=0",
                "api.faults.enabled=true",
                "nexus.limits.tenantPerMinute=5",
                "nexus.affinity=0s",
                "nexus.ports.api=18000",
                "global.api.maximum=5",
                "global.mesh.enabled=false",
                "global.registry=localhost:5000",
                "namespaces.product.name=other",
                "namespaces.monitoring.name=null",
            })
    void helm_renders_each_changed_value_as_the_manifests_have_it(String override) {
        int equals = override.indexOf('=');
        Emission plain = Emission.of(
                PLATFORM, Environments.STAGING.override(override.substring(0, equals), override.substring(equals + 1)));

        assertThat(plain.errors()).isEmpty();
        assertThat(square().disagreement(Values.of(plain), plain)).isEmpty();
    }

    /** Each run costs milliseconds of every build: more than a few for each value with few positions is a mistake. */
    @Test
    void the_chart_takes_few_runs_of_the_definition() {
        assertThat(CHART.runs()).isBetween(100, 550);
    }

    @Test
    void two_releases_in_two_namespaces_have_no_object_in_common() {
        WrittenChart helm = WrittenChart.in(directory, CHART.files());
        Map<String, Object> other = Map.of("namespaces", Map.of("monitoring", Map.of("name", "other-monitoring")));
        List<String> first = ids(helm.render(Map.of(), "first"));
        List<String> second = ids(helm.render(other, "second"));

        assertThat(first).hasSizeGreaterThan(100).anyMatch(id -> id.equals("StorageClass /first-fast"));
        assertThat(second).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(CHART.findings()).isEmpty();
    }

    @Test
    void the_chart_lets_change_what_an_override_can_change() throws Exception {
        JsonNode values = new YAMLMapper().readTree(CHART.files().get("values.yaml"));

        assertThat(PLATFORM.in(Environment.named("defaults")).run().parameters())
                .filteredOn(parameter -> !OF_THE_RELEASE.contains(parameter.path()))
                // Istio is installed by itself, from files beside the manifests.
                .filteredOn(parameter -> !parameter.path().startsWith("controlPlane."))
                .allSatisfy(parameter -> assertThat(at(values, parameter.path()).isMissingNode())
                        .as(parameter.path())
                        .isFalse());
        assertThat(OF_THE_RELEASE)
                .allSatisfy(path ->
                        assertThat(at(values, path).isMissingNode()).as(path).isTrue());
    }

    @Test
    void a_misspelt_value_is_refused_and_named() {
        ValuesJudge judge = new ValuesJudge(directory, CHART.files());

        assertThat(judge.paths()).hasSizeGreaterThan(300);
        assertThat(judge.misspeltAndTaken())
                .as("what a chart around this one shares is nobody's to refuse")
                .allMatch(place -> place.startsWith("/global/"));
    }

    @Test
    @Tag("slow")
    void helm_refuses_what_an_override_refuses() {
        OverrideOracle oracle = new OverrideOracle(
                PLATFORM,
                new ValuesJudge(directory, CHART.files()),
                environments().toList());
        Map<String, List<String>> texts = new LinkedHashMap<>();
        oracle.parameters().forEach((path, parameter) -> {
            if (parameter.kind() == Parameter.Kind.SCALAR) {
                texts.put(path, Candidates.of(parameter));
            }
        });

        assertThat(texts).hasSizeGreaterThan(300);
        assertThat(oracle.disagreements(texts)).isEmpty();
    }

    private Square square() {
        return new Square(PLATFORM, CHART.files(), directory);
    }

    private static List<String> ids(Rendering rendering) {
        return rendering.objects().stream()
                .map(Rendering.Rendered::object)
                .map(object -> object.path("kind").asText() + " "
                        + object.at("/metadata/namespace").asText() + "/"
                        + object.at("/metadata/name").asText())
                .toList();
    }

    private static JsonNode at(JsonNode values, String path) {
        JsonNode node = values;
        for (String step : ModelPath.parse(path).segments()) {
            node = node.path(step);
        }
        return node;
    }
}
