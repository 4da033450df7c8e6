package dev.keelson.core.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentDifferenceTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api"), CACHE = SHOP.component("cache");
    private static final ConfigRef CONFIG = SHOP.config("api-config");
    private static final Port HTTP = Port.http(8080);

    private static final Setting<Count> REPLICAS = Setting.count("api.replicas", 2);
    private static final Setting<Count> UNUSED_BUT_READ = Setting.count("noise", 1);
    private static final Toggle CACHED = Setting.toggle("cached");
    private static final Setting<Count> CACHES = Setting.count("cache.replicas", 1);
    private static final Toggle LEFT = Setting.toggle("left"),
            MIDDLE = Setting.toggle("middle"),
            RIGHT = Setting.toggle("right");

    private static final Environment DEV = Environment.named("dev");
    private static final Environment PROD = Environment.named("prod");

    private static final Definition SHOP_PLATFORM = p -> {
        p.get(UNUSED_BUT_READ);
        boolean left = p.get(LEFT);
        boolean middle = p.get(MIDDLE);
        boolean right = p.get(RIGHT);
        boolean most = left ? middle || right : middle && right;
        p.config(
                CONFIG,
                c -> c.file("app.properties", f -> f.line("first=1")
                        .line("replicas=", p.get(REPLICAS))
                        .line("last=1")));
        p.deployment(API, Image.parse("registry.example.com/shop/api:1"), d -> {
            d.port(HTTP).readiness(Probe.tcp(HTTP)).replicas(p.get(REPLICAS)).mount("/etc/api", CONFIG);
            if (left && right) {
                d.env("BOTH", "yes");
            }
            if (most) {
                d.env("MOST", "yes");
            }
        });
        if (p.get(CACHED)) {
            p.deployment(CACHE, Image.parse("registry.example.com/shop/cache:1"), d -> d.replicas(p.get(CACHES)));
        }
    };

    @Test
    void equal_environments_have_no_decision() {
        EnvironmentDifference none = difference(DEV, PROD.with(REPLICAS, Count.of(2)));

        assertThat(none.isEmpty()).isTrue();
        assertThat(none.text()).isEqualTo("dev and prod do not differ.\n");
    }

    @Test
    void one_setting_is_one_decision_with_both_lines_and_all_that_it_drives() {
        EnvironmentDifference one = difference(DEV, PROD.with(REPLICAS, Count.of(5)));

        assertThat(one.text().replaceAll(":[0-9]+\\)", ":n)").replaceAll("[0-9a-f]{60}…", "sha"))
                .isEqualTo("""
                dev and prod differ in 1 decision.

                api.replicas: 2 → 5
                    dev: dev.keelson.core.difference.EnvironmentDifferenceTest(EnvironmentDifferenceTest.java:n) (default)
                    prod: dev.keelson.core.difference.EnvironmentDifferenceTest(EnvironmentDifferenceTest.java:n)
                    drives 3 fields of 2 objects:
                      ConfigMap shop/api-config
                        /data/app.properties: replicas=2 → replicas=5
                      Deployment shop/api
                        /spec/replicas: 2 → 5
                        /spec/template/metadata/annotations/checksum~1config: sha → sha
                """);
    }

    @Test
    void an_override_is_a_decision_of_its_own() {
        EnvironmentDifference one = difference(DEV, PROD.override("api.image.tag", "2"));

        assertThat(one.decisions()).singleElement().satisfies(tag -> {
            assertThat(tag.path()).isEqualTo("api.image.tag");
            assertThat(tag.before().value()).isEqualTo("1");
            assertThat(tag.after().value()).isEqualTo("2");
            assertThat(tag.after().origin().toString()).contains("EnvironmentDifferenceTest.java");
            assertThat(tag.effects())
                    .extracting(effect -> ((Effect.Changed) effect).field())
                    .contains("/spec/template/spec/containers/api/image");
        });
        assertThat(one.together()).isEmpty();
    }

    @Test
    void a_decision_that_changes_no_object_is_told_all_the_same() {
        EnvironmentDifference one = difference(DEV, PROD.with(UNUSED_BUT_READ, Count.of(2)));

        assertThat(one.decisions()).singleElement().satisfies(noise -> assertThat(noise.effects())
                .isEmpty());
        assertThat(one.text()).contains("drives no object");
    }

    @Test
    void objects_of_one_environment_stand_with_the_toggle_that_decides_and_what_is_set_inside_with_its_setting() {
        EnvironmentDifference two = difference(DEV, PROD.on(CACHED).with(CACHES, Count.of(3)));

        assertThat(two.decisions()).extracting(Decision::path).containsExactly("cache.replicas", "cached");
        Decision caches = two.decisions().get(0);
        assertThat(caches.before().read()).isFalse();
        assertThat(caches.before().value()).isEqualTo("1");
        assertThat(caches.effects())
                .containsExactly(new Effect.Changed("Deployment shop/cache", "/spec/replicas", null, "3"));
        assertThat(two.decisions().get(1).effects()).isNotEmpty().allSatisfy(effect -> assertThat(effect)
                .isInstanceOfSatisfying(Effect.Only.class, only -> {
                    assertThat(only.environment()).isEqualTo("prod");
                    assertThat(only.origin().toString()).contains("EnvironmentDifferenceTest.java");
                }));
        assertThat(two.text()).contains("(default) (not read there)", "Deployment shop/cache only in prod, ");
    }

    @Test
    void what_needs_two_decisions_stands_with_both() {
        EnvironmentDifference two = difference(DEV, PROD.on(LEFT).on(RIGHT));

        assertThat(two.decisions()).hasSize(2).allSatisfy(each -> assertThat(each.effects())
                .contains(new Effect.Changed(
                        "Deployment shop/api", "/spec/template/spec/containers/api/env/BOTH/value", null, "yes")));
        assertThat(two.together()).isEmpty();
    }

    @Test
    void what_no_decision_brings_about_alone_stands_together() {
        EnvironmentDifference three = difference(DEV, PROD.on(LEFT).on(MIDDLE).on(RIGHT));

        String env = "/spec/template/spec/containers/api/env/MOST";
        assertThat(three.decisions()).hasSize(3);
        assertThat(three.together())
                .containsExactly(
                        new Effect.Changed("Deployment shop/api", env + "/name", null, "MOST"),
                        new Effect.Changed("Deployment shop/api", env + "/value", null, "yes"));
        assertThat(three.text()).contains("\ntogether, and none of them alone\n    drives 2 fields of 1 object:\n");
    }

    @Test
    void the_other_direction_is_the_mirror_image() {
        EnvironmentDifference back = difference(PROD.on(CACHED), DEV);

        assertThat(back.decisions()).singleElement().satisfies(cached -> {
            assertThat(List.of(
                            String.valueOf(cached.before().value()),
                            String.valueOf(cached.after().value())))
                    .containsExactly("true", "false");
            assertThat(cached.effects()).isNotEmpty().allSatisfy(effect -> assertThat(
                            ((Effect.Only) effect).environment())
                    .isEqualTo("prod"));
        });
    }

    private static EnvironmentDifference difference(Environment before, Environment after) {
        return Platform.of(SHOP_PLATFORM).difference(before, after);
    }
}
