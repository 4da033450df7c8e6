package dev.keelson.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.expression.Expression.Arithmetic;
import dev.keelson.core.expression.Expression.Checksum;
import dev.keelson.core.expression.Expression.Concat;
import dev.keelson.core.expression.Expression.Constant;
import dev.keelson.core.expression.Expression.Hyphenated;
import dev.keelson.core.expression.Expression.ImageName;
import dev.keelson.core.expression.Expression.InUnit;
import dev.keelson.core.expression.Expression.Input;
import dev.keelson.core.expression.Expression.Invalid;
import dev.keelson.core.expression.Expression.Item;
import dev.keelson.core.expression.Expression.Joined;
import dev.keelson.core.expression.Expression.Padded;
import dev.keelson.core.expression.Expression.Scaled;
import dev.keelson.core.expression.Expression.Sum;
import dev.keelson.core.expression.Expression.Written;
import dev.keelson.core.origin.Origin;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final long SEED = 20_261_123L;
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final List<Operator> OPERATORS = List.of(Operator.values());

    private final Map<String, Object> values = new HashMap<>();
    private final Evaluator evaluator = new Evaluator(values::get);

    /** The meaning of arithmetic, in exact numbers; empty where a 64-bit number cannot hold a result. */
    private Optional<BigInteger> meaning(Expression expression) {
        if (expression instanceof Constant constant) {
            return Optional.of(BigInteger.valueOf((Long) constant.value()));
        }
        if (expression instanceof Input input) {
            return Optional.of(BigInteger.valueOf((Long) values.get(input.path())));
        }
        Arithmetic it = (Arithmetic) expression;
        return meaning(it.left())
                .flatMap(left -> meaning(it.right())
                        .filter(right -> it.operator() != Operator.PERCENT || fits(left.multiply(right)))
                        .map(right -> meaning(it.operator(), left, right)))
                .filter(EvaluatorTest::fits);
    }

    private static boolean fits(BigInteger number) {
        return number.compareTo(GREATEST) <= 0;
    }

    private static BigInteger meaning(Operator operator, BigInteger left, BigInteger right) {
        return switch (operator) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right).max(BigInteger.ZERO);
            case TIMES -> left.multiply(right);
            case DIVIDED_DOWN -> left.divide(right);
            case DIVIDED_UP -> left.add(right).subtract(BigInteger.ONE).divide(right);
            case AT_LEAST -> left.max(right);
            case AT_MOST -> left.min(right);
            case PERCENT -> {
                BigInteger[] parts = left.multiply(right).divideAndRemainder(BigInteger.valueOf(100));
                yield parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
            }
        };
    }

    @Test
    void arithmetic_means_what_exact_numbers_say() {
        Random random = new Random(SEED);
        int overflows = 0;
        for (int i = 0; i < 20_000; i++) {
            values.clear();
            Expression expression = arithmetic(random, 3);
            String as = "seed " + SEED + ", case " + i + ": " + expression + " with " + values;
            Optional<BigInteger> expected = meaning(expression);
            if (expected.isPresent()) {
                assertThat(BigInteger.valueOf(evaluator.number(expression)))
                        .as(as)
                        .isEqualTo(expected.get());
            } else {
                overflows++;
                assertThatThrownBy(() -> evaluator.number(expression)).as(as).isInstanceOf(EvaluationException.class);
            }
        }
        assertThat(overflows).as("cases that do not fit").isBetween(100, 10_000);
    }

    private Expression arithmetic(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            long value = random.nextInt(5) == 0 ? Math.abs(random.nextLong() >> 2) : random.nextInt(1_000);
            if (random.nextBoolean()) {
                return new Constant(value);
            }
            String path = "s" + values.size();
            values.put(path, value);
            return new Input(path);
        }
        Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        boolean divides = operator == Operator.DIVIDED_DOWN || operator == Operator.DIVIDED_UP;
        Expression right = divides
                ? new Constant(1L + random.nextInt(50))
                : operator == Operator.PERCENT
                        ? new Constant((long) random.nextInt(300))
                        : arithmetic(random, depth - 1);
        return new Arithmetic(operator, arithmetic(random, depth - 1), right);
    }

    @Test
    void amounts_are_scaled_added_and_counted() {
        values.put("memory", new Amount(512, "Mi", Dimension.BYTES));
        values.put("factor", 3L);
        Expression scaled = new Scaled(new Input("memory"), new Input("factor"));
        assertThat(evaluator.text(scaled)).isEqualTo("1536Mi");
        assertThat(evaluator.text(new Sum(scaled, new Constant(new Amount(1, "Gi", Dimension.BYTES)))))
                .isEqualTo("2560Mi");
        assertThat(evaluator.number(new InUnit(new Constant(new Amount(1_001, "ms", Dimension.TIME)), "s")))
                .isEqualTo(2);
    }

    @Test
    void an_amount_that_does_not_fit_has_no_value() {
        Expression huge = new Scaled(new Constant(new Amount(8_000, "Pi", Dimension.BYTES)), new Constant(9L));
        assertThatThrownBy(() -> evaluator.amount(huge))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("64-bit");
    }

    @Test
    void texts_are_written_padded_joined_and_put_together() {
        values.put("port", 80L);
        values.put("hosts", List.of("a", "b"));
        values.put("none", List.of());
        assertThat(evaluator.text(new Written(new Input("port")))).isEqualTo("80");
        assertThat(evaluator.text(new Padded(new Input("port"), 4))).isEqualTo("0080");
        assertThat(evaluator.text(new Padded(new Input("port"), 1))).isEqualTo("80");
        assertThat(evaluator.text(new Joined(new Input("hosts"), "; "))).isEqualTo("a; b");
        assertThat(evaluator.text(new Joined(new Input("none"), "; "))).isEmpty();
        assertThat(evaluator.text(new Concat(List.of(new Constant("http://x:"), new Input("port"), new Constant("/")))))
                .isEqualTo("http://x:80/");
        assertThat(evaluator.text(new Item("hosts", 1))).isEqualTo("b");
        assertThatThrownBy(() -> evaluator.text(new Item("none", 0))).hasMessageContaining("none has no item 0");
    }

    @Test
    void a_hyphenated_text_has_hyphens_for_its_dots() {
        values.put("version", "1.4.2-rc.1");
        assertThat(evaluator.text(new Hyphenated(new Input("version")))).isEqualTo("1-4-2-rc-1");
    }

    @Test
    void neighbouring_constants_are_one_so_that_equal_texts_are_equal_symbols() {
        Input input = new Input("x");
        assertThat(new Concat(List.of(new Constant("a"), new Constant("b"), input)))
                .isEqualTo(new Concat(List.of(new Concat(List.of(new Constant("ab"))), new Constant(""), input)));
    }

    @Test
    void parts_of_an_image_that_are_empty_leave_no_punctuation() {
        assertThat(image("r.io", "a/b", "1", "sha256:0")).isEqualTo("r.io/a/b:1@sha256:0");
        assertThat(image("", "a", "", "")).isEqualTo("a");
        assertThat(image("", "a", "1", "")).isEqualTo("a:1");
        assertThat(image("", "a", "", "sha256:0")).isEqualTo("a@sha256:0");
    }

    private String image(String registry, String repository, String tag, String digest) {
        return evaluator.text(new ImageName(
                new Constant(registry), new Constant(repository), new Constant(tag), new Constant(digest)));
    }

    /** Known answers of SHA-256: FIPS 180-2, and the one of no text. */
    @Test
    void a_checksum_is_sha_256_of_the_utf_8_bytes() {
        assertThat(evaluator.text(new Checksum(new Constant("abc"))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(evaluator.text(new Checksum(new Constant(""))))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(evaluator.text(new Checksum(new Constant("\u20ac"))))
                .isNotEqualTo(evaluator.text(new Checksum(new Constant("?"))));
    }

    @Test
    void what_has_no_value_says_which() {
        assertThatThrownBy(() -> evaluator.text(new Input("db.host")))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("db.host");
        Invalid invalid = new Invalid(new Defect(Rule.error("x", "X."), "It is wrong.", "Mend it.", Origin.here()));
        assertThatThrownBy(() -> evaluator.text(new Concat(List.of(new Constant("a"), invalid))))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("It is wrong.");
    }
}
