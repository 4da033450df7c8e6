package dev.keelson.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Setting<Count> MINIMUM = Setting.count("minimum", 2).between(1, 20);
    private static final Setting<Texts> HOSTS = Setting.texts("hosts", "a", "b");
    private static final Setting<Text> REGION = Setting.text("region", "").optional();
    private static final Toggle DEBUG = Setting.toggle("debug");
    private static final Choice<AccessMode> MODE = Setting.choice("mode", AccessMode.READ_WRITE_MANY);

    private final Environment plain = Environment.named("plain");

    @Test
    void a_scalar_setting_is_a_symbol_with_the_value_that_the_environment_gives() {
        Run run = run(plain.with(MINIMUM, Count.of(3)));
        Count minimum = run.get(MINIMUM);
        assertThat(ValueType.expression(minimum)).isEqualTo(new Expression.Input("minimum"));
        assertThat(run.evaluator().number(ValueType.expression(minimum.times(2))))
                .isEqualTo(6);
        assertThat(run.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.byDefault()).isEqualTo(2L);
            assertThat(parameter.value()).isEqualTo(3L);
            assertThat(parameter.implicit()).isFalse();
            assertThat(parameter.type()).isEqualTo("count");
            assertThat(parameter.origin()).isEqualTo(MINIMUM.origin());
        });
    }

    @Test
    void reading_twice_is_one_parameter_and_no_conflict() {
        Run run = run(plain);
        run.get(MINIMUM);
        run.get(MINIMUM.describedAs("The least."));
        run.when(MINIMUM.isAtLeast(2));
        run.finish();
        assertThat(run.parameters()).hasSize(1);
        assertThat(run.problems().findings()).isEmpty();
    }

    @Test
    void a_literal_of_a_word_is_an_implicit_setting_under_its_path() {
        Run run = run(plain);
        Origin origin = Origin.here();
        Cpu bound = run.root().bind(path("api.resources.cpu"), Cpu.millis(250), ValueType.CPU, Bounds.NONE, origin);
        assertThat(ValueType.expression(bound)).isEqualTo(new Expression.Input("api.resources.cpu"));
        assertThat(run.evaluator().text(ValueType.expression(bound))).isEqualTo("250m");
        assertThat(run.parameters()).singleElement().satisfies(parameter -> {
            assertThat(parameter.path()).isEqualTo("api.resources.cpu");
            assertThat(parameter.byDefault()).hasToString("250m");
            assertThat(parameter.implicit()).isTrue();
            assertThat(parameter.origin()).isSameAs(origin);
        });
    }

    @Test
    void an_override_of_a_literal_is_there_before_anything_is_derived_from_it() {
        Run run = run(plain.override("api.resources.memory", "1Gi"));
        Memory bound = run.root()
                .bind(path("api.resources.memory"), Memory.mib(512), ValueType.MEMORY, Bounds.NONE, Origin.here());
        assertThat(run.evaluator().text(ValueType.expression(bound.times(2)))).isEqualTo("2Gi");
        assertThat(run.parameters().get(0).byDefault()).hasToString("512Mi");
        run.finish();
        assertThat(run.problems().findings()).isEmpty();
    }

    @Test
    void each_part_of_an_image_is_a_setting_of_its_own() {
        Run run = run(plain.override("api.image.tag", "2").override("api.image.registry", "mirror.example.com:5000"));
        Image bound = run.root().bind(path("api.image"), Image.parse("r.io/shop/api:1"), Origin.here());
        assertThat(run.evaluator().text(ValueType.expression(bound))).isEqualTo("mirror.example.com:5000/shop/api:2");
        assertThat(run.parameters().stream().map(Parameter::path))
                .containsExactly("api.image.registry", "api.image.repository", "api.image.tag", "api.image.digest");
    }

    @Test
    void overrides_are_stronger_than_environments_and_those_than_defaults() {
        Environment environment = plain.with(MINIMUM, Count.of(3)).on(DEBUG).with(MODE, AccessMode.READ_ONLY_MANY);
        Run run = run(
                environment.override("minimum", "4").override("debug", "false").override("mode", "ReadWriteOnce"));
        assertThat(run.evaluator().number(ValueType.expression(run.get(MINIMUM))))
                .isEqualTo(4);
        assertThat(run.get(DEBUG)).isFalse();
        assertThat(run.get(MODE)).isEqualTo(AccessMode.READ_WRITE_ONCE);
        assertThat(run(environment).get(DEBUG)).isTrue();
        assertThat(run(environment).get(MODE)).isEqualTo(AccessMode.READ_ONLY_MANY);
        assertThat(run(plain).get(DEBUG)).isFalse();
        assertThat(run(plain).get(MODE)).isEqualTo(AccessMode.READ_WRITE_MANY);
    }

    @Test
    void an_override_that_is_wrong_is_one_finding_at_its_line_and_changes_nothing() {
        Run run = run(plain.on(DEBUG)
                .override("minimum", "21")
                .override("debug", "yes")
                .override("mode", "ReadWriteSometimes"));
        assertThat(run.evaluator().number(ValueType.expression(run.get(MINIMUM))))
                .isEqualTo(2);
        assertThat(run.get(DEBUG)).isTrue();
        assertThat(run.get(DEBUG)).isTrue();
        assertThat(run.get(MODE)).isEqualTo(AccessMode.READ_WRITE_MANY);
        run.finish();
        assertThat(ids(run)).containsExactly("out-of-bounds", "out-of-bounds", "out-of-bounds");
        assertThat(run.problems().findings())
                .allSatisfy(
                        finding -> assertThat(finding.sites().get(0).toString()).contains("(RunTest.java:"));
    }

    @Test
    void conditions_are_plain_facts_about_the_value_in_force() {
        assertThat(run(plain).when(MINIMUM.isAtLeast(2))).isTrue();
        assertThat(run(plain).when(MINIMUM.isAtLeast(3))).isFalse();
        assertThat(run(plain.override("minimum", "3")).when(MINIMUM.isAtLeast(3)))
                .isTrue();
        assertThat(run(plain).when(REGION.isPresent())).isFalse();
        assertThat(run(plain.with(REGION, Text.of("eu"))).when(REGION.isPresent()))
                .isTrue();
        assertThat(run(plain.override("hosts", "")).when(HOSTS.isEmpty())).isTrue();
    }

    @Test
    void a_list_is_walked_through_item_by_item() {
        assertThat(items(run(plain))).containsExactly("a", "b");
        assertThat(items(run(plain.with(HOSTS, Texts.of("x"))))).containsExactly("x");
        assertThat(items(run(plain.override("hosts", "p,q,r")))).containsExactly("p", "q", "r");
        assertThat(items(run(plain.override("hosts", "")))).isEmpty();
    }

    @Test
    void a_list_is_walked_through_with_symbols_when_a_chart_is_made() {
        Run run = new Run(new Symbolic());
        List<Expression> seen = new ArrayList<>();
        run.each(HOSTS, item -> seen.add(ValueType.expression(item)));
        assertThat(seen).containsExactly(new Expression.Item("hosts", 0), new Expression.Item("hosts", 1));
    }

    @Test
    void reads_know_the_innermost_scope_and_the_line() {
        Run run = run(plain);
        Scope outer = run.root();
        Scope inner = outer.inner("deployment shop/api", path("api"));
        outer.enter(() -> {
            run.get(DEBUG);
            inner.enter(() -> run.get(MINIMUM));
            run.when(MINIMUM.isAtLeast(3));
        });
        run.get(MODE);
        assertThat(run.reads().stream().map(read -> read.input() + " in '" + read.scope() + "'"))
                .containsExactly("debug in ''", "minimum in 'api'", "minimum is at least 3 in ''", "mode in ''");
        assertThat(run.reads())
                .allSatisfy(read -> assertThat(read.origin().toString()).contains("(RunTest.java:"));
    }

    @Test
    void a_value_without_a_path_of_its_own_is_checked_all_the_same() {
        Run run = run(plain);
        Text kept = Text.of("a\nb");
        assertThat(run.root().checked(path("api.args"), kept, ValueType.TEXT, Origin.here()))
                .isSameAs(kept);
        run.root().checked(path("api.args"), Text.of(1.5), ValueType.TEXT, Origin.here());
        run.root().checked(path("api.args"), run.get(REGION), ValueType.TEXT, Origin.here());
        assertThat(ids(run)).containsExactly("invalid-value", "no-value");
        assertThat(run.parameters()).hasSize(1);
    }

    @Test
    void an_expression_that_leaves_its_bounds_is_a_finding_of_the_environment_where_it_does() {
        Count twice = run(plain).get(MINIMUM).times(2);
        Run small = run(plain);
        small.get(MINIMUM);
        small.root().bind(path("api.replicas"), twice, ValueType.COUNT, Bounds.between(0, 10), Origin.here());
        assertThat(ids(small)).isEmpty();
        Run large = run(plain.with(MINIMUM, Count.of(6)));
        large.get(MINIMUM);
        large.root().bind(path("api.replicas"), twice, ValueType.COUNT, Bounds.between(0, 10), Origin.here());
        assertThat(large.problems().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("out-of-bounds");
            assertThat(finding.message()).contains("comes to 12 in plain");
        });
    }

    @Test
    void items_of_a_list_setting_are_held_to_its_characters() {
        Setting<Texts> names = Setting.texts("names", "a").holding(Characters.DNS_LABEL);
        Run run = run(plain.override("names", "a,B"));
        run.get(names);
        assertThat(ids(run)).containsExactly("out-of-bounds");
    }

    private static Run run(Environment environment) {
        return new Run(environment.assignment());
    }

    private static ModelPath path(String text) {
        return ModelPath.parse(text);
    }

    private static List<String> ids(Run run) {
        return run.problems().findings().stream()
                .map(Finding::rule)
                .map(rule -> rule.id())
                .toList();
    }

    private static List<String> items(Run run) {
        List<String> items = new ArrayList<>();
        run.each(HOSTS, item -> items.add(run.evaluator().text(ValueType.expression(item))));
        return items;
    }

    private record Symbolic() implements Assignment {
        @Override
        public String name() {
            return "chart";
        }

        @Override
        public Optional<Given<Expression>> scalar(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<Given<Boolean>> toggle(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<Given<Enum<?>>> choice(String path) {
            return Optional.empty();
        }

        @Override
        public Map<String, Given<String>> overrides() {
            return Map.of();
        }

        @Override
        public Map<String, Origin> assigned() {
            return Map.of();
        }

        @Override
        public int itemSymbols(String path) {
            return 2;
        }

        @Override
        public boolean isSymbolic() {
            return true;
        }
    }
}
