package dev.keelson.validation.chart.generated;

import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.util.List;
import java.util.stream.IntStream;

/** The inputs of generated definitions. */
final class Inputs {
    enum Mode {
        SHORT,
        LONG,
        NO
    }

    static final List<Toggle> TOGGLES = IntStream.range(0, 6)
            .mapToObj(number ->
                    number % 3 == 2 ? Setting.toggle("t" + number).onByDefault() : Setting.toggle("t" + number))
            .toList();
    static final Choice<Mode> MODE = Setting.choice("mode", Mode.SHORT);
    static final List<Setting<Text>> TEXTS = List.of(
            Setting.text("banner", "welcome"),
            Setting.text("label", "blue").holding(Characters.LABEL_VALUE),
            Setting.text("note", "a\nb").holding(Characters.MULTI_LINE));
    static final Setting<Text> LICENCE = Setting.text("licence", "none").optional();
    static final List<Setting<Count>> COUNTS = List.of(
            Setting.count("low", 2).between(1, 40),
            Setting.count("wide", 1_000).between(0, 5_000_000),
            Setting.count("pair", 2).between(0, 9));
    static final List<Setting<Memory>> AMOUNTS = List.of(
            Setting.memory("heap", Memory.mib(256)).between(Memory.parse("0"), Memory.parse("1Ti")),
            Setting.memory("cache", Memory.parse("100M")).between(Memory.parse("0"), Memory.parse("1Ti")));
    static final List<Setting<Texts>> LISTS = List.of(Setting.texts("hosts", "a.example"), Setting.texts("names"));

    private Inputs() {}
}
