package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.chart.helm.Rendering;
import dev.keelson.validation.chart.square.Emission;
import dev.keelson.validation.chart.square.Square;
import dev.keelson.validation.chart.square.Values;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm runs before an upgrade of the shipped platform does what the jobs do that it is made from. */
class PlatformHooksTest {
    private static final String HOOK = "helm.sh/hook";

    @TempDir
    private Path directory;

    static Stream<Environment> environments() {
        return Stream.concat(
                ShippedChart.ENVIRONMENTS.stream(),
                Stream.of(Environments.STAGING
                        .override("postgres.backup.kept", "3")
                        .override("dataflow.version", "4.0.0")
                        .override("namespaces.product.name", "other")
                        .override("redis.ports.redis", "16379")));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void before_an_upgrade_all_is_backed_up_and_then_migrated(Environment environment) {
        Emission plain = Emission.of(ShippedChart.PLATFORM, environment);
        Square square = new Square(ShippedChart.PLATFORM, ShippedChart.CHART.files(), directory);
        List<JsonNode> hooks = square.rendered(Values.of(plain), plain.namespace()).objects().stream()
                .map(Rendering.Rendered::object)
                .filter(object -> annotations(object).has(HOOK))
                .sorted(Comparator.comparingInt(PlatformHooksTest::weight).thenComparing(PlatformHooksTest::name))
                .toList();

        assertThat(hooks)
                .extracting(PlatformHooksTest::name)
                .containsExactly(
                        "neo4j-backup-pre-upgrade",
                        "postgres-backup-pre-upgrade",
                        "redis-backup-pre-upgrade",
                        "dataflow-migration-pre-upgrade");
        assertThat(hooks).extracting(PlatformHooksTest::weight).containsExactly(0, 0, 0, 1);
        assertThat(hooks).allSatisfy(hook -> {
            assertThat(annotations(hook).path(HOOK).asText()).isEqualTo("pre-upgrade");
            assertThat(hook.path("kind").asText()).isEqualTo("Job");
            assertThat(withoutDeadline(hook.path("spec"))).isEqualTo(withoutDeadline(jobOf(hook, plain.objects())));
            assertThat(hook.at("/spec/activeDeadlineSeconds").asInt()).isBetween(900, 3600);
        });
    }

    /** What the manifests say of the job, found by the labels of its pods. */
    private static JsonNode jobOf(JsonNode hook, List<JsonNode> objects) {
        JsonNode labels = hook.at("/spec/template/metadata/labels");
        List<JsonNode> specs = objects.stream()
                .filter(object -> object.at("/metadata/namespace").equals(hook.at("/metadata/namespace")))
                .map(object -> Map.of("Job", object.path("spec"), "CronJob", object.at("/spec/jobTemplate/spec"))
                        .getOrDefault(object.path("kind").asText(), object.path("nothing")))
                .filter(spec -> spec.at("/template/metadata/labels").equals(labels))
                .toList();
        assertThat(specs).as(name(hook)).hasSize(1);
        return specs.get(0);
    }

    private static JsonNode withoutDeadline(JsonNode spec) {
        return ((ObjectNode) spec.deepCopy()).without("activeDeadlineSeconds");
    }

    private static JsonNode annotations(JsonNode object) {
        return object.at("/metadata/annotations");
    }

    private static int weight(JsonNode hook) {
        return Integer.parseInt(annotations(hook).path("helm.sh/hook-weight").asText());
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
