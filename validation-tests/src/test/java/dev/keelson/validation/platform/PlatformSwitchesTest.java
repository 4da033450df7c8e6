package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.emit.report.PlatformReport;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.helm.WrittenChart;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.declared.Declaration;
import dev.keelson.validation.network.declared.TrafficAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform brings along can be switched off, each part by itself and with any others. */
class PlatformSwitchesTest {
    private static final List<String> PARTS = List.of("postgres", "redis", "neo4j", "monitoring");
    private static final Set<String> RUNNING =
            Set.of("StatefulSet", "Deployment", "CronJob", "Service", "PersistentVolumeClaim", "ConfigMap");

    static IntStream combinations() {
        return IntStream.range(0, 1 << PARTS.size());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void nothing_dangles_and_traffic_is_what_is_declared(int combination) throws IOException {
        Blueprint blueprint = ShippedChart.PLATFORM.in(switched(Environments.PROD, combination));

        assertThat(blueprint.findings())
                .as("what production says of parts that are off is not read, and nothing else is wrong")
                .allMatch(finding -> finding.rule().id().equals("unread-setting"));
        JsonNode report = new ObjectMapper()
                .readTree(PlatformReport.json(List.of(blueprint)))
                .at("/environments/prod");
        assertThat(TrafficAudit.differences(written(blueprint), Declaration.of(report)))
                .isEmpty();
        for (int part = 0; part < PARTS.size(); part++) {
            assertThat(runs(PARTS.get(part), blueprint)).as(PARTS.get(part)).isEqualTo(isOn(combination, part));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void the_chart_says_the_same(int combination, @TempDir Path directory) {
        Square square = new Square(ShippedChart.PLATFORM, ShippedChart.CHART.files(), directory);

        Emission plain = Emission.of(ShippedChart.PLATFORM, switched(Environments.STAGING, combination));
        assertThat(plain.errors()).isEmpty();
        assertThat(square.disagreement(Values.of(plain), plain)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "redis", "neo4j"})
    void each_database_is_a_chart_that_renders_by_itself_what_it_renders_inside(String part, @TempDir Path directory) {
        String inside = "charts/" + part + "/";
        Map<String, String> own = new TreeMap<>();
        ShippedChart.CHART.files().forEach((path, text) -> {
            if (path.startsWith(inside)) {
                own.put(path.substring(inside.length()), text);
            }
        });
        WrittenChart alone = WrittenChart.in(directory.resolve("alone"), own);
        WrittenChart whole = WrittenChart.in(directory.resolve("whole"), ShippedChart.CHART.files());

        assertThat(alone.lint()).isEmpty();
        assertThat(objects(alone.render(Map.of(), "some"), ""))
                .hasSizeGreaterThan(4)
                .anyMatch(object -> object.path("kind").asText().equals("StatefulSet"))
                .isEqualTo(objects(whole.render(Map.of(), "some"), inside));
    }

    @Test
    void one_value_takes_the_mesh_from_the_chart_and_from_those_inside_it(@TempDir Path directory) {
        WrittenChart helm = WrittenChart.in(directory, ShippedChart.CHART.files());
        Rendering meshed = helm.render(Map.of(), "some");
        Rendering without = helm.render(Map.of("global", Map.of("mesh", Map.of("enabled", false))), "some");

        for (String place : List.of("templates/", "charts/postgres/", "charts/redis/", "charts/neo4j/")) {
            assertThat(objects(meshed, place))
                    .as(place)
                    .anyMatch(object -> object.path("apiVersion").asText().startsWith("networking.istio.io/"));
        }
        assertThat(objects(without, "")).hasSizeGreaterThan(100).noneMatch(object -> object.toString()
                .contains("istio"));
    }

    private static List<JsonNode> objects(Rendering rendering, String directory) {
        return rendering.objects().stream()
                .filter(each -> each.template().startsWith(directory))
                .map(Rendering.Rendered::object)
                .toList();
    }

    @Test
    void a_database_of_somebody_else_is_found_where_its_settings_say() {
        Blueprint blueprint = ShippedChart.PLATFORM.in(Environments.STAGING
                .override("postgres.enabled", "false")
                .override("postgres.external.host", "db.example.org")
                .override("postgres.external.port", "6432")
                .override("postgres.external.addresses", "fd00:0:0:7::/64"));

        assertThat(object(blueprint, "Deployment", "api").toString())
                .contains("jdbc:postgresql://db.example.org:6432/product");
        assertThat(object(blueprint, "NetworkPolicy", "api").toString())
                .contains("\"ipBlock\":{\"cidr\":\"fd00:0:0:7::/64\"}")
                .contains("\"port\":6432")
                .doesNotContain("5432");
    }

    private static JsonNode object(Blueprint blueprint, String kind, String name) {
        return blueprint.resources().stream()
                .filter(each -> each.kind().equals(kind))
                .filter(each -> each.object().getMetadata().getName().equals(name))
                .findFirst()
                .<JsonNode>map(each -> new ObjectMapper().valueToTree(each.object()))
                .orElseThrow();
    }

    private static boolean runs(String part, Blueprint blueprint) {
        return blueprint.resources().stream()
                .filter(each -> RUNNING.contains(each.kind()))
                .map(each -> each.object().getMetadata())
                .anyMatch(each -> each.getName().startsWith(part)
                        || Optional.ofNullable(each.getNamespace()).equals(Optional.of(part)));
    }

    private static boolean isOn(int combination, int part) {
        return (combination & 1 << part) != 0;
    }

    private static Environment switched(Environment environment, int combination) {
        Environment switched = environment;
        for (int part = 0; part < PARTS.size(); part++) {
            switched = switched.override(PARTS.get(part) + ".enabled", String.valueOf(isOn(combination, part)));
        }
        return switched;
    }

    private static ManifestTree written(Blueprint blueprint) {
        return ManifestTree.parse(new ManifestLayout(blueprint.resources())
                .texts().entrySet().stream()
                        .filter(file -> !file.getKey().equals(ManifestLayout.KUSTOMIZATION))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("---\n")));
    }
}
