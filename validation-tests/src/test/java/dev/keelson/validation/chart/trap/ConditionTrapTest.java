package dev.keelson.validation.chart.trap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Platform;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.helm.chart.Chart;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions that no single input shows. */
@Tag("slow")
class ConditionTrapTest {
    private enum Size {
        SMALL,
        MEDIUM,
        LARGE,
        HUGE
    }

    private static final List<Toggle> TOGGLES = IntStream.range(0, 12)
            .mapToObj(index -> Setting.toggle("t" + index))
            .toList();
    private static final Choice<Size> SIZE = Setting.choice("size", Size.SMALL);
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2).between(1, 40);
    private static final Setting<Text> LICENCE = Setting.text("licence", "none").optional();
    private static final Component CACHE = Traps.SHOP.component("cache");
    private static final Port HTTP = Port.http(8080);

    @TempDir
    Path directory;

    static Stream<Traps.Trap> traps() {
        return Stream.of(
                Traps.workload(21, "all of four", (p, d) -> {
                    if (TOGGLES.stream().limit(4).map(p::get).reduce(true, Boolean::logicalAnd)) {
                        d.env("ALL", "yes");
                    }
                }),
                Traps.workload(
                        22,
                        "an odd number of five",
                        (p, d) -> d.env(
                                "ODD",
                                TOGGLES.stream().limit(5).map(p::get).reduce(false, Boolean::logicalXor)
                                        ? "odd"
                                        : "even")),
                Traps.workload(23, "a choice of four and what two of them share", (p, d) -> {
                    switch (p.get(SIZE)) {
                        case SMALL -> d.env("SIZE", "1");
                        case MEDIUM, LARGE -> d.env("SIZE", "2").annotation("example.com/middle", "yes");
                        case HUGE -> d.annotation("example.com/huge", "yes");
                    }
                    d.annotation("example.com/size", p.get(SIZE).toString());
                }),
                Traps.workload(24, "a toggle and a number", (p, d) -> {
                    if (p.get(TOGGLES.get(0)) && p.when(MINIMUM.isAtLeast(3))) {
                        d.env("QUORUM", Text.of(p.get(MINIMUM).minus(1)));
                    }
                }),
                Traps.workload(25, "three thresholds of one number", (p, d) -> {
                    d.env("N", p.when(MINIMUM.isAtLeast(10)) ? "many" : p.when(MINIMUM.isAtLeast(3)) ? "some" : "few");
                    if (!p.when(MINIMUM.isAtLeast(40))) {
                        d.env("ROOM", "yes");
                    }
                }),
                Traps.workload(26, "a toggle that is asked for only where another is on", (p, d) -> {
                    if (p.get(TOGGLES.get(0))) {
                        d.env("A", "yes");
                        if (!p.get(TOGGLES.get(1))) {
                            d.env("B", p.get(TOGGLES.get(2)) ? "yes" : "no");
                        }
                    }
                }),
                Traps.workload(48, "a variable behind conditions none of which holds by default", (p, d) -> {
                    if (!p.when(MINIMUM.isAtLeast(2)) && p.get(SIZE) == Size.HUGE && p.when(LICENCE.isPresent())) {
                        d.env("N", Text.of(p.get(MINIMUM)));
                    }
                    if (p.get(TOGGLES.get(0))) {
                        d.annotation("example.com/a", "b");
                    }
                }),
                Traps.trap(27, "a component under a toggle, and who calls it", p -> {
                    boolean cached = p.get(TOGGLES.get(0));
                    if (cached) {
                        p.deployment(CACHE, Traps.IMAGE, d -> d.port(HTTP));
                    }
                    p.deployment(Traps.API, Traps.IMAGE, d -> {
                        if (cached) {
                            d.connectsTo(CACHE, HTTP).env("CACHE", p.hostOf(CACHE));
                        }
                    });
                }),
                Traps.trap(28, "two components with equal words", p -> Stream.of(Traps.API, CACHE)
                        .forEach(each -> p.deployment(each, Traps.IMAGE, d -> {
                            d.env("N", Text.of(p.get(MINIMUM)));
                            if (p.get(TOGGLES.get(0))) {
                                d.env("A", "yes");
                            }
                        }))),
                Traps.trap(29, "what says nothing unless something is on", p -> {
                    p.config(Traps.CONFIG, c -> {
                        if (p.get(TOGGLES.get(0))) {
                            c.entry("a", "b");
                        }
                        c.file("a.conf", f -> {
                            if (p.get(TOGGLES.get(1))) {
                                f.line("yes");
                            }
                        });
                    });
                    p.deployment(Traps.API, Traps.IMAGE, d -> d.mount("/etc/api", Traps.CONFIG));
                }),
                Traps.workload(30, "twelve toggles in one object", (p, d) -> {
                    d.env("ALWAYS", "yes");
                    TOGGLES.forEach(toggle -> {
                        if (p.get(toggle)) {
                            d.env(toggle.path().toUpperCase(Locale.ROOT), "on");
                        }
                    });
                }),
                Traps.trap(
                        31,
                        "twelve toggles in twelve objects",
                        p -> TOGGLES.forEach(toggle -> p.deployment(
                                Traps.SHOP.component("of-" + toggle.path()),
                                Traps.IMAGE,
                                d -> d.env("A", p.get(toggle) ? "on" : "off")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void is_right(Traps.Trap trap) {
        Traps.assertRight(trap, directory);
    }

    @Test
    void twelve_toggles_that_have_nothing_to_do_with_each_other_take_no_thousands_of_runs() {
        traps().filter(trap -> trap.number() == 30 || trap.number() == 31).forEach(trap -> assertThat(
                        Chart.of(Platform.of(trap.definition()), "1.0.0").runs())
                .as(trap.name())
                .isLessThan(600));
    }
}
