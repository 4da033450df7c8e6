package dev.keelson.core.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.container.Probe;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApplyOrderTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Port HTTP = Port.http(8080);
    private static final ConfigRef CONFIG = SHOP.config("settings");

    private static Component component(String name) {
        return SHOP.component(name);
    }

    private static void deployment(PlatformDraft p, String name, String... targets) {
        p.deployment(component(name), Image.parse("registry.example.com/x:1"), d -> {
            d.port(HTTP).readiness(Probe.tcp(HTTP));
            d.resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)));
            for (String target : targets) {
                d.connectsTo(component(target), HTTP);
            }
        });
    }

    /** Declared to come before the one component and after the other. */
    private static void deployment(PlatformDraft p, String name, Component then, Component first) {
        p.deployment(component(name), Image.parse("registry.example.com/x:1"), d -> d.before(then)
                .after(first)
                .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
    }

    @Test
    void components_come_after_those_they_connect_to() {
        assertThat(deployments(p -> {
                    deployment(p, "a", "c");
                    deployment(p, "b");
                    deployment(p, "c", "d", "b");
                    deployment(p, "d");
                }))
                .containsExactly("d", "b", "c", "a");
    }

    @Test
    void a_cycle_keeps_the_order_of_the_definition_as_far_as_it_can() {
        assertThat(deployments(p -> {
                    deployment(p, "a", "b");
                    deployment(p, "b", "c");
                    deployment(p, "c", "a");
                    deployment(p, "self", "self");
                }))
                .containsExactly("c", "b", "a", "self");
    }

    @Test
    void what_is_declared_to_come_first_comes_first() {
        assertThat(deployments(p -> {
                    deployment(p, "a");
                    deployment(p, "b", component("a"), component("z"));
                    deployment(p, "z");
                }))
                .containsExactly("z", "b", "a");
    }

    @Test
    void what_is_declared_is_stronger_than_connections_however_long_their_way_round() {
        assertThat(deployments(p -> {
                    deployment(p, "a", "c");
                    deployment(p, "c", "b");
                    p.deployment(component("b"), Image.parse("registry.example.com/x:1"), d -> {
                        d.port(HTTP).readiness(Probe.tcp(HTTP)).after(component("a"));
                        d.resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1)));
                    });
                }))
                .containsExactly("c", "a", "b");
    }

    @Test
    void within_a_component_pods_come_after_what_they_refer_to() {
        Blueprint blueprint = Blueprints.sound(p -> {
            p.config(CONFIG, c -> c.entry("a", "b"));
            p.statefulSet(component("db"), Image.parse("registry.example.com/x:1"), s -> s.port(HTTP)
                    .readiness(Probe.tcp(HTTP))
                    .claim("data", Storage.gib(1), c -> c.mountedAt("/data"))
                    .mount("/etc/db", CONFIG)
                    .resources(r -> r.cpu(Cpu.millis(1)).memory(Memory.mib(1))));
            deployment(p, "web", "db");
        });
        List<String> ids = ids(blueprint);
        assertThat(ids.get(0)).isEqualTo("Namespace shop");
        assertThat(ids.subList(1, ids.size()))
                .containsSubsequence(
                        "ServiceAccount shop/db",
                        "ConfigMap shop/settings",
                        "NetworkPolicy shop/db",
                        "Service shop/db",
                        "StatefulSet shop/db",
                        "ServiceAccount shop/web",
                        "Deployment shop/web");
        assertThat(ids.indexOf("NetworkPolicy shop/default-deny")).isLessThan(ids.indexOf("ServiceAccount shop/db"));
    }

    @Test
    void kinds_that_nobody_ranked_come_last_but_in_the_order_they_were_added() {
        List<String> ids = ids(Blueprints.sound(p -> {
            for (String name : List.of("z", "a", "m")) {
                p.with(Raw.resource(template(name), "a kind of another library"));
            }
            p.namespace(SHOP, n -> {});
        }));
        assertThat(ids.subList(ids.size() - 3, ids.size()))
                .containsExactly("PodTemplate shop/z", "PodTemplate shop/a", "PodTemplate shop/m");
    }

    @Tag("slow")
    @Test
    void a_long_chain_of_components_is_ordered_from_its_end() {
        int length = 3_000;
        List<String> order = deployments(p -> {
            for (int i = 0; i < length - 1; i++) {
                deployment(p, "c" + i, "c" + (i + 1));
            }
            deployment(p, "c" + (length - 1));
        });
        assertThat(order).hasSize(length).startsWith("c2999", "c2998").endsWith("c1", "c0");
    }

    private static PodTemplate template(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace("shop");
        PodTemplate template = new PodTemplate();
        template.setMetadata(metadata);
        return template;
    }

    private static List<String> deployments(Definition definition) {
        List<String> names = new ArrayList<>();
        ids(Blueprints.sound(definition)).stream()
                .filter(id -> id.startsWith("Deployment "))
                .forEach(id -> names.add(id.substring("Deployment shop/".length())));
        return names;
    }

    private static List<String> ids(Blueprint blueprint) {
        return blueprint.resources().stream().map(Resource::id).toList();
    }
}
