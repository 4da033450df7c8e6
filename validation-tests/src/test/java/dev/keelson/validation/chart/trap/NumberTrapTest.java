package dev.keelson.validation.chart.trap;

import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers from which a chart that guesses functions from samples goes wrong. */
@Tag("slow")
class NumberTrapTest {
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2).between(1, 40);
    private static final Setting<Count> POOL = Setting.count("pool", 40).between(0, 5_000_000);
    private static final Setting<Memory> HEAP =
            Setting.memory("heap", Memory.mib(256)).between(Memory.mib(1), Memory.gib(64));
    private static final Setting<Cpu> SHARE =
            Setting.cpu("share", Cpu.millis(250)).between(Cpu.millis(1), Cpu.cores(64));
    private static final Setting<Span> PERIOD =
            Setting.span("period", Span.seconds(10)).between(Span.millis(1), Span.hours(24));
    private static final Toggle HIGHLY_AVAILABLE = Setting.toggle("highlyAvailable");

    @TempDir
    Path directory;

    static Stream<Traps.Trap> traps() {
        return Stream.of(
                Traps.workload(
                        1,
                        "the lesser of two, of which one is masked at the defaults",
                        (p, d) -> d.env(
                                "N", Text.of(p.get(MINIMUM).atMost(p.get(POOL).dividedBy(4))))),
                Traps.workload(
                        2,
                        "the greater of two, of which one is masked at the defaults",
                        (p, d) -> d.env(
                                "N", Text.of(p.get(MINIMUM).atLeast(p.get(POOL).dividedByRoundingUp(50))))),
                Traps.workload(
                        3,
                        "a number that is flat where it is probed",
                        (p, d) -> d.replicas(p.get(MINIMUM).minus(1).atLeast(1))),
                Traps.workload(
                        4,
                        "two numbers that are equal at the default",
                        (p, d) -> d.replicas(
                                p.get(HIGHLY_AVAILABLE) ? p.get(MINIMUM).atLeast(2) : p.get(MINIMUM))),
                Traps.workload(
                        5,
                        "a number with leading zeros",
                        (p, d) -> d.env("N", p.get(MINIMUM).padded(3))),
                Traps.workload(
                        6,
                        "the sum of three and a share of it",
                        (p, d) -> d.env(
                                "N",
                                Text.of(p.get(MINIMUM).plus(p.get(POOL)).plus(7).percent(Percent.of(35))))),
                Traps.workload(7, "a million, as number and as text", (p, d) -> d.env("N", Text.of(p.get(POOL)))
                        .replicas(p.get(POOL))),
                Traps.workload(
                        8,
                        "an amount several times, in a text",
                        (p, d) -> d.env("JAVA_OPTS", Text.of("-Xmx", p.get(HEAP).times(p.get(MINIMUM))))),
                Traps.workload(
                        9,
                        "the sum of amounts in two units",
                        (p, d) -> d.resources(r -> r.cpu(p.get(SHARE).plus(Cpu.cores(1)))
                                .memory(p.get(HEAP).plus(Memory.parse("3000k"))))),
                Traps.workload(
                        10,
                        "a span in seconds and in milliseconds",
                        (p, d) -> d.env(
                                "N",
                                Text.of(
                                        p.get(PERIOD).inSeconds(),
                                        "/",
                                        p.get(PERIOD).times(3).inMillis()))),
                Traps.workload(11, "one number in several roles", (p, d) -> d.replicas(p.get(MINIMUM))
                        .env("N", Text.of(p.get(MINIMUM).times(5)))
                        .args(Text.of("--of=", p.get(MINIMUM)))
                        .resources(r ->
                                r.cpu(Cpu.millis(100)).memory(Memory.mib(64).times(p.get(MINIMUM))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void is_right(Traps.Trap trap) {
        Traps.assertRight(trap, directory);
    }
}
