package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Shop;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.draft.Defaulted;
import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), WORKER = SHOP.component("worker");
    private static final Image IMAGE = Image.parse("registry.example.com/shop/api:1.4.2");

    private static final Environment PLAIN = Environment.named("plain");

    private static void components(PlatformDraft p) {
        p.deployment(API, IMAGE, d -> d.user(1).env("A", "component").resources(r -> r.cpu(Cpu.cores(1))
                .memory(Memory.gib(1))));
        p.deployment(WORKER, IMAGE, d -> d.resources(r -> r.memory(Memory.gib(2))));
    }

    private static void defaults(PlatformDraft p) {
        p.defaults(c -> c.user(2).env("A", "defaults").env("B", "defaults").resources(r -> r.cpu(Cpu.millis(100))));
    }

    @Test
    void the_word_of_a_component_is_stronger_than_the_defaults_and_those_fill_what_it_leaves_open() {
        Map<String, String> manifests = manifests(
                p -> {
                    components(p);
                    defaults(p);
                },
                PLAIN);

        assertThat(manifests.get("api.yaml"))
                .contains("runAsUser: 1", "value: component", "name: B", "cpu: \"1\"")
                .doesNotContain("cpu: 100m");
        assertThat(manifests.get("worker.yaml")).contains("runAsUser: 2", "name: A", "name: B", "cpu: 100m", "2Gi");
    }

    @Test
    void defaults_hold_wherever_in_the_definition_they_are_said() {
        Map<String, String> last = manifests(
                p -> {
                    components(p);
                    defaults(p);
                },
                PLAIN);
        Map<String, String> first = manifests(
                p -> {
                    defaults(p);
                    components(p);
                },
                PLAIN);

        assertThat(first).isEqualTo(last);
    }

    @Test
    void an_override_is_stronger_than_the_component_and_the_defaults() {
        Map<String, String> manifests = manifests(
                p -> {
                    components(p);
                    defaults(p);
                },
                PLAIN.override("api.user", "3").override("worker.user", "4"));

        assertThat(manifests.get("api.yaml")).contains("runAsUser: 3");
        assertThat(manifests.get("worker.yaml")).contains("runAsUser: 4");
    }

    @Test
    void the_report_says_who_chose_what_the_component_did_not() {
        List<Defaulted> defaulted = Platform.of(p -> {
                    components(p);
                    defaults(p);
                })
                .in(PLAIN)
                .run()
                .defaults();

        assertThat(defaulted)
                .extracting(each -> each.path() + " = " + each.value())
                .contains("worker.user = 2", "worker.resources.cpu = 100m", "api.replicas = 1")
                .doesNotContain("api.user = 2");
        assertThat(defaulted)
                .filteredOn(each -> each.path().toString().equals("api.replicas"))
                .allSatisfy(each -> assertThat(each.by()).isEqualTo("Keelson"));
        assertThat(defaulted)
                .filteredOn(each -> each.path().toString().equals("worker.user"))
                .allSatisfy(each -> assertThat(each.by()).contains("LayersTest.java:"));
    }

    @Test
    void one_definition_runs_for_many_environments_side_by_side() {
        Platform platform = Platform.of(new Shop());
        List<Map<String, String>> alone = List.of(texts(platform.in(Shop.DEV)), texts(platform.in(Shop.PROD)));

        List<Map<String, String>> together = IntStream.range(0, 40)
                .parallel()
                .mapToObj(turn -> texts(platform.in(turn % 2 == 0 ? Shop.DEV : Shop.PROD)))
                .toList();

        IntStream.range(0, 40).forEach(turn -> assertThat(together.get(turn)).isEqualTo(alone.get(turn % 2)));
    }

    private static Map<String, String> manifests(Definition definition, Environment environment) {
        Blueprint blueprint = Platform.of(definition).in(environment);
        assertThat(blueprint.hasErrors()).as(blueprint.findings().toString()).isFalse();
        return texts(blueprint);
    }

    private static Map<String, String> texts(Blueprint blueprint) {
        return new ManifestLayout(blueprint.resources()).texts();
    }
}
