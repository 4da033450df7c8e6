package dev.keelson.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void a_threshold_includes_its_bound() {
        Condition condition = Setting.count("min", 1).isAtLeast(2);
        assertThat(condition.holds(1L)).isFalse();
        assertThat(condition.holds(2L)).isTrue();
        assertThat(condition.holds(null)).isFalse();
        assertThat(condition).hasToString("min is at least 2");
    }

    @Test
    void amounts_reach_a_threshold_of_another_unit() {
        Condition condition = Setting.memory("m", Memory.mib(1)).isAtLeast(Memory.gib(1));
        assertThat(condition.holds(new Amount(1_024, "Mi", Dimension.BYTES))).isTrue();
        assertThat(condition.holds(new Amount(1_023, "Mi", Dimension.BYTES))).isFalse();
    }

    @Test
    void a_plain_number_is_a_threshold_in_the_unit_that_is_written_without_one() {
        Condition cores = Setting.cpu("c", Cpu.cores(1)).isAtLeast(2);
        assertThat(cores.holds(new Amount(2_000, "m", Dimension.CPU))).isTrue();
        assertThat(cores.holds(new Amount(1_999, "m", Dimension.CPU))).isFalse();
    }

    @Test
    void lists_texts_and_absent_values_can_be_empty() {
        Condition condition = Setting.texts("hosts").isEmpty();
        assertThat(condition.holds(List.of())).isTrue();
        assertThat(condition.holds(List.of("a"))).isFalse();
        assertThat(condition.holds("")).isTrue();
        assertThat(condition.holds("a")).isFalse();
        assertThat(condition.holds(null)).isTrue();
    }

    @Test
    void presence_is_having_a_value_even_an_empty_one() {
        Condition condition = Setting.text("class", "").optional().isPresent();
        assertThat(condition.holds(null)).isFalse();
        assertThat(condition.holds("")).isTrue();
    }

    @Test
    void a_setting_keeps_what_was_said_before() {
        Setting<?> setting = Setting.text("t", "a")
                .holding(Characters.DNS_LABEL)
                .describedAs("A text.")
                .optional();
        assertThat(setting.bounds().characters()).isEqualTo(Characters.DNS_LABEL);
        assertThat(setting.description()).isEqualTo("A text.");
        assertThat(setting.byDefault()).isNull();
        assertThat(setting).hasToString("t");
        assertThat(setting.origin().toString()).contains("(ConditionTest.java:");
        assertThat(Setting.toggle("x").onByDefault().describedAs("X.").isOnByDefault())
                .isTrue();
    }
}
