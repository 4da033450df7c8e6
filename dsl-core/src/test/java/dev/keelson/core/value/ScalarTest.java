package dev.keelson.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.expression.Expression;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScalarTest {
    private static final List<Class<?>> KINDS = Arrays.asList(Scalar.class.getPermittedSubclasses());

    @Test
    void no_scalar_gives_a_plain_value_away() {
        assertThat(KINDS).hasSizeGreaterThan(10).allSatisfy(kind -> {
            assertThat(Modifier.isFinal(kind.getModifiers())).as(kind.getName()).isTrue();
            assertThat(Comparable.class).isNotIn((Object[]) kind.getInterfaces());
            assertThat(CharSequence.class.isAssignableFrom(kind))
                    .as(kind.getName())
                    .isFalse();
            assertThat(Number.class.isAssignableFrom(kind)).as(kind.getName()).isFalse();
            assertThat(Comparable.class.isAssignableFrom(kind))
                    .as(kind.getName())
                    .isFalse();
            assertThat(kind.getFields()).as("public fields of " + kind).isEmpty();
            assertThat(Arrays.stream(kind.getMethods())
                            .filter(method -> method.getDeclaringClass() != Object.class)
                            .filter(method -> !method.getName().equals("toString")))
                    .as("methods of " + kind)
                    .isNotEmpty()
                    .allMatch(ScalarTest::givesScalar);
        });
    }

    private static boolean givesScalar(Method method) {
        return Scalar.class.isAssignableFrom(method.getReturnType());
    }

    @Test
    void two_values_are_never_equal_because_nobody_knows_what_they_will_be() throws NoSuchMethodException {
        assertThat(Count.of(1)).isNotEqualTo(Count.of(1));
        assertThat(Text.of("a")).isNotEqualTo(Text.of("a"));
        for (Class<?> kind : KINDS) {
            assertThat(kind.getMethod("equals", Object.class).getDeclaringClass())
                    .as(kind.getName())
                    .isEqualTo(Object.class);
            assertThat(kind.getMethod("hashCode").getDeclaringClass())
                    .as(kind.getName())
                    .isEqualTo(Object.class);
        }
    }

    @Test
    void the_text_of_a_value_is_a_placeholder_that_names_the_setting() {
        assertThat(Count.of(42)).hasToString("⟦Count⟧");
        assertThat(Text.of("secret").toString()).doesNotContain("secret");
        assertThat(ValueType.COUNT.of(new Expression.Input("api.minimum"))).hasToString("⟦Count api.minimum⟧");
    }

    @Test
    void a_placeholder_that_strays_into_a_string_is_a_defect_wherever_strings_are_taken() {
        String strayed = "x" + Count.of(1);
        assertThat(Stream.<Scalar>of(
                        Text.of("a", strayed),
                        Image.parse("shop/" + strayed),
                        Host.named(strayed),
                        Texts.of("a", strayed),
                        Texts.of(strayed).join(",")))
                .allSatisfy(value ->
                        assertThat(Values.defect(value).orElseThrow().rule()).isEqualTo(ValueRules.SYMBOL_AS_STRING));
    }

    @Test
    void a_literal_that_is_none_remembers_its_line() {
        List<Supplier<Scalar>> mistakes = List.of(
                () -> Count.of(-1),
                () -> Percent.of(-1),
                () -> PortNumber.of(0),
                () -> PortNumber.of(65_536),
                () -> Cpu.parse("1.5"),
                () -> Cpu.millis(-1),
                () -> Memory.parse("512mb"),
                () -> Memory.gib(-1),
                () -> Memory.parse("999999999999999999Pi"),
                () -> Storage.parse(""),
                () -> Storage.tib(-1),
                () -> Span.parse("5 s"),
                () -> Span.seconds(-1),
                () -> Span.of(Duration.ofNanos(1)),
                () -> Span.of(Duration.ofSeconds(-1)),
                () -> Span.of(Duration.ofSeconds(Long.MAX_VALUE)),
                () -> Span.of(Duration.ofSeconds(Long.MIN_VALUE)),
                () -> Host.named("Not A Host"),
                () -> Image.parse("UPPER"),
                () -> Cidr.parse("10.0.0.0"),
                () -> Text.of(1.5),
                () -> Text.of((Object) null),
                () -> Text.of(Texts.of("a")),
                () -> Count.of(1).dividedBy(0),
                () -> Count.of(1).dividedByRoundingUp(-1));
        int earlier = 0;
        for (Supplier<Scalar> mistake : mistakes) {
            Defect defect = Values.defect(mistake.get()).orElseThrow();
            assertThat(defect.origin().toString()).startsWith("dev.keelson.core.value.ScalarTest(ScalarTest.java:");
            int line = Integer.parseInt(defect.origin().toString().replaceAll("\\D", ""));
            assertThat(line)
                    .as("each mistake is on the line after the one before")
                    .isEqualTo(earlier == 0 ? line : earlier + 1);
            assertThat(defect.rule().id()).isEqualTo("invalid-value");
            assertThat(defect.message()).endsWith(".");
            assertThat(defect.fix()).endsWith(".");
            earlier = line;
        }
    }

    @Test
    void amounts_keep_what_was_written() {
        assertThat(Values.text(Cpu.parse("250m"))).isEqualTo("250m");
        assertThat(Values.text(Cpu.cores(2).plus(Cpu.millis(1)))).isEqualTo("2001m");
        assertThat(Values.text(Memory.parse("1024Mi").times(2))).isEqualTo("2048Mi");
        assertThat(Values.text(Storage.gib(100).plus(Storage.tib(1)))).isEqualTo("1124Gi");
        assertThat(Values.text(Span.of(Duration.ofMinutes(2)))).isEqualTo("120s");
        assertThat(Values.text(Span.of(Duration.ofMillis(1_500)))).isEqualTo("1500ms");
        assertThat(Values.number(Span.of(Duration.ofMillis(1_500)).inSeconds())).isEqualTo(2);
        assertThat(Values.number(Span.minutes(1).inMillis())).isEqualTo(60_000);
    }

    @Test
    void counts_are_calculated_with() {
        assertThat(Values.number(Count.of(7).minus(9))).isZero();
        assertThat(Values.number(Count.of(7).dividedBy(2))).isEqualTo(3);
        assertThat(Values.number(Count.of(7).dividedByRoundingUp(2))).isEqualTo(4);
        assertThat(Values.number(Count.of(7).percent(Percent.of(50)))).isEqualTo(4);
        assertThat(Values.number(Count.of(7).plus(1).times(2).atLeast(20).atMost(18)))
                .isEqualTo(18);
        assertThat(Values.text(Count.of(7).padded(3))).isEqualTo("007");
    }

    @Test
    void a_text_is_made_of_strings_numbers_and_scalars() {
        assertThat(Values.text(Text.of("jdbc://", Host.named("db"), ":", PortNumber.of(5432), "/", 1L)))
                .isEqualTo("jdbc://db:5432/1");
        assertThat(Values.text(Text.of(
                        "a/",
                        Image.parse("b:1"),
                        " ",
                        Memory.mib(1),
                        " ",
                        Texts.of("x", "y").join("+"))))
                .isEqualTo("a/b:1 1Mi x+y");
        assertThat(Values.text(Text.of())).isEmpty();
        assertThat(Text.of("", ValueType.TEXT.of(new Expression.Input("x"))).expression())
                .isEqualTo(new Expression.Input("x"));
        assertThat(Values.text(Text.of("abc").checksum())).startsWith("ba7816bf");
    }

    @Test
    void every_type_reads_its_own_placeholder_and_refuses_what_is_not_its_form() throws IllegalAccessException {
        Set<String> anything = Set.of("text", "texts");
        int types = 0;
        for (var field : ValueType.class.getFields()) {
            ValueType<?> type = (ValueType<?>) field.get(null);
            assertThat(Values.isValid(type.placeholder())).as(type.name()).isTrue();
            assertThat(type.read("not : a value") instanceof Expression.Invalid)
                    .as(type.name())
                    .isNotEqualTo(anything.contains(type.name()));
            types++;
        }
        assertThat(types).isEqualTo(KINDS.size() - 1);
    }

    @Test
    void lists_are_read_from_items_between_commas() {
        assertThat(ValueType.TEXTS.read("")).isEqualTo(new Expression.Constant(List.of()));
        assertThat(ValueType.TEXTS.read("a,b,")).isEqualTo(new Expression.Constant(List.of("a", "b", "")));
    }
}
