package dev.keelson.validation.chart.trap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.workload.words.DeploymentDraft;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compiles, and cannot be what a template says. */
@Tag("slow")
class RefusedTrapTest {
    private static final List<Toggle> TOGGLES =
            IntStream.range(0, 7).mapToObj(index -> Setting.toggle("t" + index)).toList();
    private static final Setting<Text> BANNER = Setting.text("banner", "welcome");
    private static final Setting<Text> LICENCE = Setting.text("licence", "none").optional();
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example");
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2).between(1, 40);

    static Stream<Arguments> traps() {
        AtomicInteger counter = new AtomicInteger();
        return Stream.of(
                refused(
                        "symbol-as-string",
                        32,
                        "a scalar joined to a string",
                        (p, d) -> d.env("A", "" + p.get(BANNER))),
                refused(
                        "symbol-as-string",
                        33,
                        "a scalar changed as a string",
                        (p, d) -> d.env("A", p.get(BANNER).toString().substring(0, 3))),
                refused("lost-symbol", 34, "a number calculated with in a patch", (p, d) -> d.replicas(p.get(MINIMUM))
                        .with(Raw.patch(Deployment.class, "one more", object -> object.getSpec()
                                .setReplicas(object.getSpec().getReplicas() + 1)))),
                refused("lost-symbol", 35, "a setting that is read and dropped", (p, d) -> p.get(BANNER)),
                refused("not-per-item", 36, "the number of items", (p, d) -> {
                    AtomicInteger items = new AtomicInteger();
                    p.each(HOSTS, host -> items.incrementAndGet());
                    d.env("N", String.valueOf(items)).env("HOSTS", p.get(HOSTS).join(","));
                }),
                refused("not-per-item", 37, "an item by its position", (p, d) -> {
                    List<Text> hosts = new ArrayList<>();
                    p.each(HOSTS, hosts::add);
                    d.env("FIRST", hosts.isEmpty() ? Text.of("") : hosts.get(0));
                }),
                refused(
                        "order-differs",
                        38,
                        "an order that a toggle turns round",
                        (p, d) -> d.args(p.get(TOGGLES.get(0)) ? new String[] {"a", "b"} : new String[] {"b", "a"})),
                refused("no-default", 39, "a value that may be absent", (p, d) -> d.env("LICENCE", p.get(LICENCE))),
                refused(
                        "too-many-contexts",
                        40,
                        "an odd number of seven",
                        (p, d) -> d.env(
                                "ODD",
                                TOGGLES.stream().map(p::get).reduce(false, Boolean::logicalXor) ? "odd" : "even")),
                refused(
                        "impure-definition",
                        41,
                        "a counter",
                        (p, d) -> d.env("N", String.valueOf(counter.incrementAndGet()))),
                refused(
                        "symbol-as-string",
                        42,
                        "the bracket of a placeholder in a literal",
                        (p, d) -> d.env("A", "\u27e6Text banner\u27e7")),
                refused("type-differs", 43, "one path, a number here and a text there", (p, d) -> {
                    if (p.get(TOGGLES.get(0))) {
                        d.replicas(p.get(Setting.count("size", 3)));
                    } else {
                        d.env("SIZE", p.get(Setting.text("size", "small")));
                    }
                }),
                Arguments.of(
                        Traps.trap(45, "the marker of a chart in a line", p -> {
                            p.config(Traps.CONFIG, c -> c.file("a.conf", f -> f.line("zqsym1mysqz ", p.get(BANNER))));
                            p.deployment(Traps.API, Traps.IMAGE, d -> d.mount("/etc/api", Traps.CONFIG));
                        }),
                        "marker-in-literal"),
                refused(
                        "too-many-contexts",
                        46,
                        "seven toggles without which a list is not there",
                        (p, d) -> TOGGLES.forEach(toggle -> {
                            if (p.get(toggle)) {
                                d.env(toggle.path().toUpperCase(Locale.ROOT), "on");
                            }
                        })),
                refused("path-conflict", 44, "a setting that is another one's branch", (p, d) -> d.env(
                                "A", p.get(Setting.text("a", "x")))
                        .env("B", p.get(Setting.text("a.b", "y")))));
    }

    private static Arguments refused(
            String rule, int number, String name, BiConsumer<PlatformDraft, DeploymentDraft> words) {
        return Arguments.of(Traps.workload(number, name, words), rule);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("traps")
    void is_refused(Traps.Trap trap, String rule) {
        assertThat(Traps.refusals(trap)).contains(rule);
    }
}
