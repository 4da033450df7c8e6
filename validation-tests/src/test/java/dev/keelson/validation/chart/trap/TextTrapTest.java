package dev.keelson.validation.chart.trap;

import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts and lists in places where YAML, Go or a block of lines takes them for something else. */
@Tag("slow")
class TextTrapTest {
    private static final Setting<Text> BANNER = Setting.text("banner", "welcome");
    private static final Setting<Text> NOTE = Setting.text("note", "a\nb").holding(Characters.MULTI_LINE);
    private static final Setting<Text> TAG = Setting.text("tag", "1.10").holding(Characters.LABEL_VALUE);
    private static final Setting<Text> RELEASE =
            Setting.text("release", "1.4.2").holding(Characters.DNS_NAME);
    private static final Setting<Text> LICENCE = Setting.text("licence", "none").optional();
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a.example");
    private static final Setting<Texts> NAMES = Setting.texts("names");
    private static final Toggle DEBUG = Setting.toggle("debug");

    @TempDir
    Path directory;

    static Stream<Traps.Trap> traps() {
        return Stream.of(
                Traps.workload(12, "any text in any place", (p, d) -> d.env("A", p.get(BANNER))
                        .env("B", Text.of(p.get(BANNER), p.get(BANNER)))
                        .args(p.get(BANNER), Text.of(p.get(BANNER), ": # "))
                        .annotation("example.com/a", p.get(BANNER))),
                Traps.workload(13, "a text that looks like a number", (p, d) -> d.label("example.com/tag", p.get(TAG))
                        .env("TAG", p.get(TAG))),
                Traps.trap(14, "lines in a block of lines", p -> {
                    p.config(Traps.CONFIG, c -> c.entry("note", p.get(NOTE))
                            .entry("both", Text.of(p.get(NOTE), p.get(BANNER)))
                            .file("a.conf", f -> f.line(p.get(BANNER)).line("").line("  ", p.get(BANNER), "  ")));
                    p.deployment(Traps.API, Traps.IMAGE, d -> d.mount("/etc/api", Traps.CONFIG));
                }),
                Traps.workload(
                        15,
                        "the checksum of what JSON escapes",
                        (p, d) -> d.annotation(
                                "example.com/sum",
                                Text.of("<&>\u2028", p.get(BANNER)).checksum())),
                Traps.trap(
                        16,
                        "a setting in the name of an object",
                        p -> p.job(Traps.SHOP.component("migration"), Traps.IMAGE, j -> j.revision(p.get(RELEASE))
                                .env("A", p.get(RELEASE)))),
                Traps.workload(17, "one key that two branches say otherwise", (p, d) -> {
                    d.annotation("example.com/a", p.get(DEBUG) ? Text.of("yes") : p.get(BANNER));
                    d.env("A", p.get(DEBUG) ? Text.of("") : p.get(BANNER));
                }),
                Traps.trap(18, "what may be absent, in every place", p -> {
                    boolean licensed = p.when(LICENCE.isPresent());
                    p.config(Traps.CONFIG, c -> {
                        c.entry("always", "yes").file("a.conf", f -> {
                            f.line("# a");
                            if (licensed) {
                                f.line("licence=", p.get(LICENCE));
                            }
                        });
                        if (licensed) {
                            c.entry("licence", p.get(LICENCE));
                        }
                    });
                    p.deployment(Traps.API, Traps.IMAGE, d -> {
                        d.mount("/etc/api", Traps.CONFIG);
                        if (licensed) {
                            d.env("LICENCE", p.get(LICENCE))
                                    .args(p.get(LICENCE))
                                    .annotation("example.com/licence", p.get(LICENCE));
                        }
                    });
                    if (licensed) {
                        p.deployment(Traps.SHOP.component("accounting"), Traps.IMAGE, d -> d.env("A", p.get(LICENCE)));
                    }
                }),
                Traps.workload(19, "one list in two orders and joined", (p, d) -> {
                    List<Text> args = new ArrayList<>();
                    p.each(HOSTS, host -> args.add(Text.of("--host=", host)));
                    p.each(NAMES, name -> args.add(Text.of("--name=", name)));
                    p.each(HOSTS, host -> args.add(Text.of("--again=", host)));
                    d.args(args.toArray(Text[]::new)).env("HOSTS", p.get(HOSTS).join(" "));
                }),
                Traps.trap(20, "the lines of a list under nested conditions", p -> {
                    p.config(
                            Traps.CONFIG,
                            c -> c.file("a.conf", f -> {
                                f.line("# a");
                                if (p.get(DEBUG)) {
                                    f.line("debug");
                                    if (p.when(NAMES.isEmpty())) {
                                        f.line("nobody");
                                    } else {
                                        p.each(NAMES, name -> f.line("name=", name)
                                                .line("of=", p.get(BANNER)));
                                    }
                                }
                                p.each(HOSTS, host -> f.line(host));
                            }));
                    p.deployment(Traps.API, Traps.IMAGE, d -> d.mount("/etc/api", Traps.CONFIG));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void is_right(Traps.Trap trap) {
        Traps.assertRight(trap, directory);
    }
}
