package dev.keelson.core.scaling.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.cli.Options.UsageException;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedValuesTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), INDEXER = SHOP.component("indexer");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");
    private static final Setting<Cpu> SHARE = Setting.cpu("sizes.api", Cpu.millis(250));
    private static final Setting<Memory> ROOM = Setting.memory("sizes.indexer", Memory.mib(512));

    private static final Definition SHOPS = p -> {
        p.deployment(API, IMAGE, d -> d.resources(r -> r.cpu(p.get(SHARE)).memory(Memory.mib(512)))
                .verticalScaling(
                        v -> v.minimum(Cpu.millis(100), Memory.mib(256)).maximum(Cpu.cores(1), Memory.gib(1))));
        p.deployment(INDEXER, IMAGE, d -> d.resources(r -> r.memory(p.get(ROOM).times(2)))
                .verticalScaling(v -> v.controls(ScaledResource.MEMORY)));
    };

    @TempDir
    private Path dir;

    @Test
    void the_target_becomes_the_value_of_the_word_or_of_the_setting_that_feeds_it() throws IOException {
        String values = values("api", "cpu: 387m, memory: \"700000000\"", "cpu: 120m, memory: 300M", "cpu: \"2\"");

        assertThat(values).isEqualTo("""
                # Values for prod from what its vertical autoscalers recommend.
                # shop/indexer: no recommendation yet.
                api:
                  resources:
                    # shop/api, memory: 512Mi so far, 668Mi recommended, enough from 287Mi
                    memory: 668Mi
                sizes:
                  # shop/api, cpu: 250m so far, 387m recommended, enough from 120m, too much above 2000m
                  api: 387m
                """);
        assertThat(Files.readString(Path.of("..", "docs", "concepts", "scaling.md")))
                .as("the page on scaling shows it")
                .contains("```\n" + values + "```\n");
        Blueprint tuned = Platform.of(SHOPS)
                .in(Environment.named("prod")
                        .override("api.resources.memory", "668Mi")
                        .override("sizes.api", "387m"));
        assertThat(Blueprints.object(tuned, Deployment.class, "api")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getResources()
                        .getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("387m"), "memory", new Quantity("668Mi")));
    }

    @Test
    void what_lies_outside_the_bounds_of_the_definition_becomes_the_bound() throws IOException {
        assertThat(values("api", "cpu: 20m, memory: 5Gi", "cpu: 20m", "cpu: 1"))
                .contains("20m recommended, enough from 20m, too much above 1000m; 100m is the minimum\n  api: 100m\n")
                .contains("5120Mi recommended; 1Gi is the maximum\n    memory: 1Gi\n");
    }

    @Test
    void what_is_computed_from_settings_is_told_and_left_to_the_reader() throws IOException {
        assertThat(values("indexer", "cpu: 1, memory: 3Gi", "memory: 1Gi", "memory: 4Gi"))
                .contains(
                        "# shop/indexer, memory: 3072Mi recommended, enough from 1024Mi, too much above 4096Mi, but what"
                                + " it asks for is computed from sizes.indexer.\n")
                .doesNotContain("cpu");
    }

    @Test
    void lists_and_json_are_read_too_and_what_is_for_others_is_left_out() throws IOException {
        String list = "{\"kind\": \"List\", \"items\": ["
                + "{\"kind\": \"VerticalPodAutoscaler\", \"metadata\": {\"namespace\": \"other\"}, \"spec\": {\"targetRef\":"
                + " {\"kind\": \"Deployment\", \"name\": \"api\"}}, \"status\": {\"recommendation\":"
                + " {\"containerRecommendations\": [{\"containerName\": \"api\", \"target\": {\"cpu\": \"1\"}}]}}}]}";

        assertThat(text(list)).isEqualTo("""
                # Values for prod from what its vertical autoscalers recommend.
                # shop/api: no recommendation yet.
                # shop/indexer: no recommendation yet.
                """);
    }

    @Test
    void other_objects_and_other_texts_are_refused_with_what_to_give() {
        assertThatThrownBy(() -> text("kind: Deployment\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("holds a Deployment")
                .hasMessageContaining("kubectl get verticalpodautoscalers -A -o yaml");
        assertThatThrownBy(() -> text("a: ["))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("neither YAML");
        assertThatThrownBy(() -> values("api", "cpu: many", "cpu: 1", "cpu: 1"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("many of cpu");
        assertThatThrownBy(() -> TunedValues.text(blueprint(), dir.resolve("none.yaml")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be read");
    }

    private String values(String name, String target, String lower, String upper) throws IOException {
        return text("""
                kind: VerticalPodAutoscaler
                metadata: {namespace: shop, name: %1$s}
                spec:
                  targetRef: {apiVersion: apps/v1, kind: Deployment, name: %1$s}
                status:
                  recommendation:
                    containerRecommendations:
                      - containerName: proxy
                        target: {cpu: 900m, memory: 900Mi}
                      - containerName: %1$s
                        target: {%2$s}
                        lowerBound: {%3$s}
                        upperBound: {%4$s}
                """.formatted(name, target, lower, upper));
    }

    private String text(String objects) throws IOException {
        return TunedValues.text(blueprint(), Files.writeString(dir.resolve("objects.yaml"), objects));
    }

    private static Blueprint blueprint() {
        return Platform.of(SHOPS).in(Environment.named("prod"));
    }
}
