package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.helm.RealHelm;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart of the shipped platform says what its plain manifests say, in real Helm. */
class PlatformChartTest {
    private static final Platform PLATFORM = Platform.of(new ProductPlatform());
    private static final Chart CHART = Chart.of(PLATFORM, "0.1.0");
    private static final YamlWriter WRITER = new YamlWriter();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    static Stream<Environment> environments() {
        return Stream.of(Environment.named("defaults"), Environments.DEV, Environments.STAGING, Environments.PROD);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void helm_renders_each_environment_as_the_manifests_have_it(Environment environment) throws Exception {
        assertThatChartEqualsManifests(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.image.tag=1.10",
                "api.image.digest=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "api.minimum=3",
                "api.poolSize=50",
                "api.sqlLogging=true",
                "api.logLevel=WARN",
                "api.allowedOrigins=",
                "api.allowedOrigins=https://a.example.com,https://b.example.com,https://{{ c }}",
                "api.ports.http=18080",
                "api.env.JAVA_TOOL_OPTIONS=-Dx=\"y\" # no: {{ .Values }}",
                "postgres.claims.data.size=100Gi",
                "postgres.resources.memory=1024Mi",
                "redis.ports.redis=16379",
                "registry=localhost:5000",
            })
    void helm_renders_each_changed_value_as_the_manifests_have_it(String override) throws Exception {
        int equals = override.indexOf('=');

        assertThatChartEqualsManifests(
                Environments.STAGING.override(override.substring(0, equals), override.substring(equals + 1)));
    }

    /** Each run costs milliseconds of every build: more than a few for each value with few positions is a mistake. */
    @Test
    void the_chart_takes_few_runs_of_the_definition() {
        assertThat(CHART.runs()).isBetween(100, 300);
    }

    @Test
    void the_chart_lets_change_what_an_override_can_change() throws Exception {
        JsonNode values = new YAMLMapper().readTree(CHART.files().get("values.yaml"));

        assertThat(PLATFORM.in(Environment.named("defaults")).run().parameters())
                .allSatisfy(parameter -> assertThat(at(values, parameter).isMissingNode())
                        .as(parameter.path())
                        .isFalse());
    }

    private void assertThatChartEqualsManifests(Environment environment) throws Exception {
        Blueprint plain = PLATFORM.in(environment);
        assertThat(plain.findings()).isEmpty();
        Map<String, JsonNode> manifests = new TreeMap<>();
        for (Resource resource : plain.resources()) {
            manifests.put(resource.id(), JSON.readTree(JSON.writeValueAsString(WRITER.tree(resource.object()))));
        }

        Map<String, JsonNode> rendered = new TreeMap<>();
        RealHelm.on(directory, CHART.files())
                .render(values(plain.run().parameters()))
                .forEach(object -> rendered.put(id(object), object));

        assertThat(rendered.keySet()).isEqualTo(manifests.keySet());
        manifests.forEach((id, manifest) -> assertThat(rendered.get(id)).as(id).isEqualTo(manifest));
    }

    private static String id(JsonNode object) {
        JsonNode namespace = object.at("/metadata/namespace");
        return object.path("kind").textValue() + " " + (namespace.isTextual() ? namespace.textValue() + "/" : "")
                + object.at("/metadata/name").textValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> values(List<Parameter> parameters) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            List<String> way = ModelPath.parse(parameter.path()).segments();
            Map<String, Object> level = tree;
            for (String step : way.subList(0, way.size() - 1)) {
                level = (Map<String, Object>) level.computeIfAbsent(step, name -> new LinkedHashMap<String, Object>());
            }
            Object value = parameter.value();
            boolean plain = value instanceof Long || value instanceof Boolean || value instanceof List<?>;
            level.put(way.get(way.size() - 1), plain ? value : String.valueOf(value));
        }
        return tree;
    }

    private static JsonNode at(JsonNode values, Parameter parameter) {
        JsonNode node = values;
        for (String step : ModelPath.parse(parameter.path()).segments()) {
            node = node.path(step);
        }
        return node;
    }
}
