package dev.keelson.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DraftTest {
    private final Run run = new Run(Environment.named("plain").assignment());
    private final Sample sample = new Sample(run.root().inner("sample", ModelPath.parse("sample")));

    /** A draft with one word of each kind. */
    private static final class Sample extends Draft {
        private final Slot<Count> size = slot("size");
        private final Entries<String, String> labels = entries("labels");
        private final Items<String> parts = items("parts");
        private final Sample inside;

        Sample(Scope scope) {
            this(scope, 0);
        }

        private Sample(Scope scope, int depth) {
            super(scope);
            inside = depth == 0 ? new Sample(inner("inside"), 1) : this;
        }

        Sample inside(Consumer<Sample> body) {
            open("inside", inside, body);
            return this;
        }
    }

    @Test
    void a_single_value_word_keeps_the_first_and_cites_both_lines() {
        enter(s -> {
            s.size.set(Count.of(1));
            s.size.set(Count.of(2));
            s.labels.put("a", "1");
            s.labels.put("a", "2");
            s.parts.add("x");
            s.parts.add("x");
        });
        assertThat(ids()).containsExactly("set-twice", "set-twice");
        assertThat(findings())
                .allSatisfy(finding -> assertThat(finding.sites()).hasSize(2).doesNotHaveDuplicates());
        assertThat(run.evaluator()
                        .number(ValueType.expression(
                                sample.size.get().orElseThrow().value())))
                .isEqualTo(1);
        assertThat(sample.labels.get().get("a").value()).isEqualTo("1");
        assertThat(sample.parts.get()).hasSize(2);
    }

    @Test
    void a_scope_is_closed_when_its_lambda_has_returned() {
        enter(s -> {});
        sample.size.set(Count.of(1));
        sample.labels.put("a", "1");
        sample.parts.add("x");
        assertThat(ids()).containsExactly("used-after-scope", "used-after-scope", "used-after-scope");
        assertThat(sample.size.get()).isEmpty();
        assertThat(sample.labels.get()).isEmpty();
        assertThat(sample.parts.get()).isEmpty();
    }

    @Test
    void a_word_of_the_outer_scope_is_not_said_inside_the_inner_one() {
        enter(s -> s.inside(inner -> s.size.set(Count.of(1))).parts.add("after"));
        assertThat(ids()).containsExactly("outer-word");
        assertThat(sample.parts.get()).hasSize(1);
    }

    @Test
    void an_inner_scope_is_opened_once() {
        enter(s -> s.inside(inner -> inner.parts.add("x")).inside(inner -> inner.parts.add("y")));
        assertThat(ids()).containsExactly("set-twice");
        assertThat(sample.inside.parts.get()).hasSize(1);
    }

    @Test
    void null_is_a_finding_and_no_value() {
        enter(s -> {
            s.size.set(null);
            s.labels.put("a", null);
            s.labels.put(null, "b");
            s.parts.add(null);
        });
        assertThat(ids()).containsOnly("null-argument");
        assertThat(sample.labels.get()).isEmpty();
    }

    @Test
    void an_exception_ends_its_own_scope_alone() {
        enter(s -> s.inside(inner -> {
                    inner.parts.add("x");
                    throw new IllegalStateException("no");
                })
                .parts
                .add("after"));
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(DraftRules.EXCEPTION);
            assertThat(finding.message()).contains("IllegalStateException", "no");
            assertThat(finding.sites().get(0).toString()).contains("(DraftTest.java:");
        });
        assertThat(sample.inside.parts.get()).hasSize(1);
        assertThat(sample.parts.get()).hasSize(1);
        assertThat(run.innermost()).isNull();
    }

    @Test
    void a_weaker_layer_fills_what_is_empty_and_is_reported_as_default() {
        Sample weaker = new Sample(run.root().inner("defaults", ModelPath.parse("defaults")));
        weaker.scope().enter(() -> {
            weaker.size.set(Count.of(5));
            weaker.labels.put("a", "weak");
            weaker.labels.put("b", "weak");
            weaker.parts.add("weak");
        });
        enter(s -> {
            s.labels.put("a", "own");
            s.parts.add("own");
        });
        sample.size.inherit(weaker.size);
        sample.labels.inherit(weaker.labels);
        sample.parts.inherit(weaker.parts);
        assertThat(ids()).isEmpty();
        assertThat(run.evaluator().number(ValueType.expression(Slot.bind(sample.size, ValueType.COUNT))))
                .isEqualTo(5);
        assertThat(run.parameters()).singleElement().satisfies(parameter -> assertThat(parameter.path())
                .isEqualTo("sample.size"));
        assertThat(sample.labels.get()).containsOnlyKeys("a", "b");
        assertThat(sample.labels.get().get("a").value()).isEqualTo("own");
        assertThat(sample.parts.get().stream().map(Placed::value)).containsExactly("own", "weak");
        assertThat(run.defaults())
                .extracting(Defaulted::toString)
                .satisfiesExactly(
                        size -> assertThat(size).contains("sample.size", "value=5", "(DraftTest.java:"),
                        label -> assertThat(label).contains("sample.labels.b", "value=weak", "(DraftTest.java:"));
    }

    @Test
    void the_library_fills_what_every_layer_left_empty() {
        enter(s -> {});
        sample.size.orElse(Count.of(1), "1");
        assertThat(run.defaults()).singleElement().satisfies(defaulted -> assertThat(defaulted.by())
                .isEqualTo("Keelson"));
    }

    private void enter(Consumer<Sample> body) {
        sample.scope().enter(() -> body.accept(sample));
    }

    private List<Finding> findings() {
        return run.problems().findings();
    }

    private List<String> ids() {
        return findings().stream().map(finding -> finding.rule().id()).toList();
    }
}
