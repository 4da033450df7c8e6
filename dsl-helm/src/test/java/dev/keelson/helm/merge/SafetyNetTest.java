package dev.keelson.helm.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Image;
import dev.keelson.helm.exploration.Axes;
import dev.keelson.helm.exploration.Axis;
import dev.keelson.helm.exploration.Context;
import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.release.ReleaseNamespace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SafetyNetTest {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final ConfigRef CONFIG = SHOP.config("config");
    private static final List<Component> DATABASES = IntStream.range(0, 4)
            .mapToObj(index -> SHOP.component("database" + index))
            .toList();

    @Test
    void few_contexts_are_all_in_it() {
        Axes axes = axes(5, 0);

        assertThat(positions(SafetyNet.contexts(axes), axes.all()))
                .as("five toggles and the security of a namespace")
                .hasSize(32 * 3);
    }

    @Test
    void every_combination_that_a_definition_can_ask_for_is_in_it() {
        Axes axes = axes(7, 4);
        Set<Context> net = SafetyNet.contexts(axes);

        assertThat(axes.declared()).hasSize(7);
        assertThat(positions(net, axes.declared())).hasSize(128);
        assertThat(net).hasSize(128);
    }

    @Test
    void every_two_literals_stand_in_every_way_together() {
        Axes axes = axes(2, 4);
        Set<Context> net = SafetyNet.contexts(axes);

        assertThat(net).hasSize(128);
        for (Axis left : axes.all()) {
            for (Axis right : axes.all()) {
                assertThat(positions(net, List.of(left, right)))
                        .as(left.path() + " and " + right.path())
                        .hasSize(left.positions().size()
                                * (left.equals(right) ? 1 : right.positions().size()));
            }
        }
    }

    @Test
    void of_very_many_combinations_256_are_in_it() {
        assertThat(SafetyNet.contexts(axes(10, 1))).hasSize(256);
    }

    private static Set<List<Integer>> positions(Set<Context> contexts, List<Axis> axes) {
        Set<List<Integer>> positions = new HashSet<>();
        contexts.forEach(context -> positions.add(axes.stream().map(context::at).toList()));
        return positions;
    }

    private static Axes axes(int toggles, int databases) {
        List<Toggle> all = IntStream.range(0, toggles)
                .mapToObj(index -> Setting.toggle("t" + index))
                .toList();
        Definition definition = p -> {
            p.config(CONFIG, c -> all.forEach(toggle -> c.entry(toggle.path(), p.get(toggle) ? "on" : "off")));
            DATABASES.stream()
                    .limit(databases)
                    .forEach(database ->
                            p.statefulSet(database, Image.parse("registry.example.com/shop/database:1.4.2"), s -> {}));
        };
        Platform platform = Platform.of(definition);
        return new Exploration(platform, ReleaseNamespace.of(CONFIG.namespace()), 2).axes();
    }
}
