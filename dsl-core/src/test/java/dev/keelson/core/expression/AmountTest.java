package dev.keelson.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountTest {
    private static final long SEED = 20_261_123L;

    /** Sizes written down apart from the code under test, as Kubernetes' documentation of quantities has them. */
    private static final Map<String, BigInteger> BYTES = Map.ofEntries(
            Map.entry("", BigInteger.ONE),
            Map.entry("k", BigInteger.TEN.pow(3)),
            Map.entry("M", BigInteger.TEN.pow(6)),
            Map.entry("G", BigInteger.TEN.pow(9)),
            Map.entry("T", BigInteger.TEN.pow(12)),
            Map.entry("P", BigInteger.TEN.pow(15)),
            Map.entry("Ki", BigInteger.TWO.pow(10)),
            Map.entry("Mi", BigInteger.TWO.pow(20)),
            Map.entry("Gi", BigInteger.TWO.pow(30)),
            Map.entry("Ti", BigInteger.TWO.pow(40)),
            Map.entry("Pi", BigInteger.TWO.pow(50)));

    @Test
    void every_unit_has_the_size_kubernetes_gives_it() {
        assertThat(Dimension.BYTES.units()).containsExactlyInAnyOrderElementsOf(BYTES.keySet());
        BYTES.forEach((unit, size) -> assertThat(Dimension.BYTES.size(unit)).isEqualTo(size.longValueExact()));
        assertThat(Dimension.CPU.size("")).isEqualTo(1000 * Dimension.CPU.size("m"));
        assertThat(Dimension.TIME.size("h")).isEqualTo(3600 * Dimension.TIME.size("s"));
        assertThat(Dimension.TIME.size("m")).isEqualTo(60 * Dimension.TIME.size("s"));
        assertThat(Dimension.TIME.size("s")).isEqualTo(1000 * Dimension.TIME.size("ms"));
    }

    @Test
    void units_of_another_dimension_are_refused() {
        assertThatThrownBy(() -> new Amount(1, "Mi", Dimension.CPU)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_multiple_keeps_its_unit() {
        assertThat(bytes(512, "Mi").times(2)).hasToString("1024Mi");
        assertThat(new Amount(250, "m", Dimension.CPU).times(4)).hasToString("1000m");
    }

    @Test
    void a_sum_has_the_finer_unit_and_the_smallest_where_neither_divides_the_other() {
        assertThat(bytes(1, "Gi").plus(bytes(512, "Mi"))).hasToString("1536Mi");
        assertThat(bytes(512, "Mi").plus(bytes(1, "Gi"))).hasToString("1536Mi");
        assertThat(bytes(1, "k").plus(bytes(1, "Ki"))).hasToString("2024");
        assertThat(new Amount(2, "", Dimension.CPU).plus(new Amount(250, "m", Dimension.CPU)))
                .hasToString("2250m");
    }

    @Test
    void an_amount_counted_in_a_larger_unit_is_rounded_up() {
        assertThat(new Amount(1_500, "ms", Dimension.TIME).roundedUpTo("s")).isEqualTo(2);
        assertThat(new Amount(2_000, "ms", Dimension.TIME).roundedUpTo("s")).isEqualTo(2);
        assertThat(new Amount(0, "ms", Dimension.TIME).roundedUpTo("s")).isZero();
        assertThat(new Amount(2, "h", Dimension.TIME).roundedUpTo("s")).isEqualTo(7_200);
    }

    @Test
    void what_64_bits_cannot_hold_is_no_amount() {
        assertThatThrownBy(() -> bytes(8_192, "Pi")).isInstanceOf(ArithmeticException.class);
        assertThat(bytes(8_191, "Pi").inSmallestUnit()).isPositive();
        assertThatThrownBy(() -> bytes(8_191, "Pi").times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> bytes(8_191, "Pi").plus(bytes(1, "Pi"))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sums_multiples_and_rounding_agree_with_exact_arithmetic() {
        Random random = new Random(SEED);
        List<String> units = BYTES.keySet().stream().sorted().toList();
        for (int i = 0; i < 5_000; i++) {
            Amount left = bytes(random.nextInt(4_000), units.get(random.nextInt(units.size())));
            Amount right = bytes(random.nextInt(4_000), units.get(random.nextInt(units.size())));
            String unit = units.get(random.nextInt(units.size()));
            String as = "seed " + SEED + ": " + left + ", " + right + ", " + unit;
            assertThat(size(left.plus(right))).as(as).isEqualTo(size(left).add(size(right)));
            assertThat(left.plus(right)).as(as).isEqualTo(right.plus(left));
            assertThat(left.times(2)).as(as).isEqualTo(bytes(left.number() * 2, left.unit()));
            assertThat(BigInteger.valueOf(left.roundedUpTo(unit)))
                    .as(as)
                    .isEqualTo(new BigDecimal(size(left))
                            .divide(new BigDecimal(BYTES.get(unit)), 0, RoundingMode.CEILING)
                            .toBigInteger());
        }
    }

    private static Amount bytes(long number, String unit) {
        return new Amount(number, unit, Dimension.BYTES);
    }

    private static BigInteger size(Amount amount) {
        return BYTES.get(amount.unit()).multiply(BigInteger.valueOf(amount.number()));
    }
}
