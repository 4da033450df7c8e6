package dev.keelson.core.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Assignment;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final String HERE = "dev.keelson.core.origin.OriginTest(OriginTest.java:";

    @Test
    void a_test_in_a_package_of_the_library_counts_as_user_code() {
        assertThat(Origin.here().toString()).isEqualTo(HERE + line() + ")");
    }

    @Test
    void every_call_of_a_chain_has_its_own_line() {
        Setting<Text> setting = Setting.text("a", "b");
        Environment environment = Environment.named("a chain that is too long for one line is broken by the formatter")
                .override("a", "and each of its words is found again")
                .override("b", "at the line on which it stands")
                .with(setting, Text.of("c"));
        Assignment assignment = environment.assignment();
        int first = lineOf(environment.origin());
        assertThat(lineOf(assignment.overrides().get("a").origin())).isEqualTo(first + 1);
        assertThat(lineOf(assignment.overrides().get("b").origin())).isEqualTo(first + 2);
        assertThat(lineOf(assignment.assigned().get("a"))).isEqualTo(first + 3);
    }

    @Test
    void frames_of_the_JDK_between_user_and_library_are_passed_over() {
        Supplier<Origin> supplier = Origin::here;
        Origin origin = java.util.Optional.<Origin>empty().orElseGet(supplier);
        assertThat(origin.toString()).startsWith(HERE);
    }

    @Test
    void a_lambda_and_a_nested_class_are_named_by_their_class() {
        class Inner {
            Origin origin() {
                return Origin.here();
            }
        }
        assertThat(new Inner().origin().toString())
                .startsWith("dev.keelson.core.origin.OriginTest$1Inner(OriginTest.java:");
    }

    @Test
    void the_line_of_an_exception_is_the_topmost_one_of_user_code() {
        try {
            Integer.parseInt("x");
        } catch (NumberFormatException failure) {
            assertThat(Origin.of(failure).toString()).isEqualTo(HERE + (line() - 2) + ")");
        }
    }

    @Test
    void an_exception_without_a_stack_has_no_known_line() {
        RuntimeException bare = new RuntimeException("bare", null, false, false) {
            private static final long serialVersionUID = 1L;
        };
        assertThat(Origin.of(bare)).hasToString("unknown source");
    }

    @Test
    void an_origin_outside_java_is_told_in_words() {
        assertThat(Origin.outside("--set api.image.tag")).hasToString("--set api.image.tag");
    }

    @Test
    void library_frames_are_never_an_origin() {
        assertThat(CallerFrames.isUserCode(Count.class)).isFalse();
        assertThat(CallerFrames.isUserCode(Origin.class)).isFalse();
        assertThat(CallerFrames.isUserCode(String.class)).isFalse();
        assertThat(CallerFrames.isUserCode(OriginTest.class)).isTrue();
    }

    private static int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }

    private static int lineOf(Origin origin) {
        return Integer.parseInt(origin.toString().replaceAll(".*:(\\d+)\\)", "$1"));
    }
}
