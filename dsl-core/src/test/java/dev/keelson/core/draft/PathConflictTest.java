package dev.keelson.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathConflictTest {
    private final Environment plain = Environment.named("plain");

    @Test
    void two_settings_of_one_path_are_one_finding_with_both_lines() {
        Run run = new Run(plain.assignment());
        run.get(Setting.count("a.b", 1));
        run.get(Setting.count("a.b", 2));
        run.finish();
        assertThat(run.problems().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(DraftRules.PATH_CONFLICT);
            assertThat(finding.sites()).hasSize(2).doesNotHaveDuplicates();
        });
    }

    @Test
    void a_setting_and_a_literal_of_one_path_are_a_conflict() {
        Run run = new Run(plain.assignment());
        run.get(Setting.count("api.replicas", 1));
        run.root().bind(ModelPath.parse("api.replicas"), Count.of(1), ValueType.COUNT, Bounds.NONE, Origin.here());
        assertThat(ids(run)).containsExactly("path-conflict");
    }

    @Test
    void a_word_fed_by_the_setting_of_its_own_path_is_none() {
        Run run = new Run(plain.override("api.replicas", "3").assignment());
        Count replicas = run.get(Setting.count("api.replicas", 1));
        run.root().bind(ModelPath.parse("api.replicas"), replicas, ValueType.COUNT, Bounds.NONE, Origin.here());
        run.finish();
        assertThat(ids(run)).isEmpty();
        assertThat(run.evaluator().number(ValueType.expression(replicas))).isEqualTo(3);
    }

    @Test
    void two_types_on_one_path_can_still_be_evaluated() {
        Run run = new Run(plain.assignment());
        run.get(Setting.count("a", 3));
        Cpu other = run.get(Setting.cpu("a", Cpu.cores(1)));
        run.get(Setting.toggle("a"));
        assertThat(run.evaluator().amount(ValueType.expression(other)).toString())
                .isEqualTo("1m");
        assertThat(ids(run)).containsExactly("path-conflict", "path-conflict");
    }

    @Test
    void values_inside_a_value_are_one_conflict() {
        Run run = new Run(plain.assignment());
        run.get(Setting.count("a.b", 1));
        run.get(Setting.count("a.b.c", 1));
        run.get(Setting.count("a.b.d.e", 1));
        run.finish();
        assertThat(run.problems().findings()).singleElement().satisfies(finding -> assertThat(finding.path())
                .hasToString("a.b.c"));
    }

    @Test
    void a_longer_name_is_no_conflict() {
        Run run = new Run(plain.assignment());
        run.get(Setting.count("a.b", 1));
        run.get(Setting.count("a.bc", 1));
        run.get(Setting.count("a.b-c", 1));
        run.get(Setting.count(ModelPath.root().child("a").child("b.d").toString(), 1));
        run.finish();
        assertThat(ids(run)).isEmpty();
    }

    @Test
    void a_default_that_is_wrong_is_one_finding_however_often_it_is_read() {
        Run run = new Run(plain.assignment());
        Setting<Count> setting = Setting.count("a", 50).between(1, 20);
        run.get(setting);
        Count again = run.get(setting);
        Setting<Count> negative = Setting.count("b", -1);
        run.get(negative);
        run.get(negative);
        run.root().bind(ModelPath.parse("api.replicas"), again, ValueType.COUNT, Bounds.NONE, Origin.here());
        assertThat(ids(run)).containsExactly("out-of-bounds", "invalid-value");
    }

    @Test
    void an_override_nobody_takes_is_a_finding_that_says_what_was_meant() {
        Run run =
                new Run(plain.override("api.replica", "3").override("zzz", "1").assignment());
        run.root().bind(ModelPath.parse("api.replicas"), Count.of(1), ValueType.COUNT, Bounds.NONE, Origin.here());
        run.finish();
        assertThat(ids(run)).containsExactly("unknown-path", "unknown-path");
        assertThat(run.problems().findings().get(0).fix()).contains("Did you mean api.replicas?");
        assertThat(run.problems().findings().get(1).fix()).doesNotContain("Did you mean");
    }

    @Test
    void an_override_of_a_word_that_a_setting_feeds_names_both_lines() {
        Run run = new Run(plain.override("api.replicas", "3").assignment());
        Count fed = run.get(Setting.count("minimum", 1)).plus(1);
        run.root().bind(ModelPath.parse("api.replicas"), fed, ValueType.COUNT, Bounds.NONE, Origin.here());
        run.finish();
        assertThat(run.problems().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(DraftRules.FED_BY_SETTING);
            assertThat(finding.sites()).hasSize(2);
        });
    }

    @Test
    void a_setting_that_is_assigned_and_never_read_is_a_warning() {
        Run run = new Run(plain.with(Setting.count("a", 1), Count.of(2)).assignment());
        run.finish();
        assertThat(ids(run)).containsExactly("unread-setting");
        assertThat(run.problems().hasErrors()).isFalse();
    }

    @Test
    void an_environment_assigns_literals_and_no_arithmetic() {
        Setting<Count> setting = Setting.count("a", 1);
        Run run = new Run(plain.with(setting, Count.of(2).plus(1)).assignment());
        Count value = run.get(setting);
        assertThat(ids(run)).containsExactly("out-of-bounds");
        assertThat(run.evaluator().number(ValueType.expression(value))).isEqualTo(1);
    }

    private static List<String> ids(Run run) {
        return run.problems().findings().stream()
                .map(Finding::rule)
                .map(rule -> rule.id())
                .toList();
    }
}
