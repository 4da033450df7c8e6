package dev.keelson.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void both_ends_belong_to_the_bounds() {
        Bounds bounds = Bounds.between(2, 4);
        assertThat(bounds.violation(1L)).contains("is less than 2");
        assertThat(bounds.violation(2L)).isEmpty();
        assertThat(bounds.violation(4L)).isEmpty();
        assertThat(bounds.violation(5L)).contains("is more than 4");
        assertThat(Bounds.from(3).violation(2L)).contains("is less than 3");
        assertThat(Bounds.from(3).violation(1_000_000L)).isEmpty();
    }

    @Test
    void amounts_are_compared_by_size_whatever_their_unit() {
        Bounds bounds = new Bounds(mebibytes(512), mebibytes(2_048), Characters.SINGLE_LINE);
        assertThat(bounds.violation(new Amount(1, "Gi", Dimension.BYTES))).isEmpty();
        assertThat(bounds.violation(new Amount(2, "Gi", Dimension.BYTES))).isEmpty();
        assertThat(bounds.violation(new Amount(3, "Gi", Dimension.BYTES))).contains("is more than 2048Mi");
        assertThat(bounds.violation(new Amount(512_000, "k", Dimension.BYTES))).contains("is less than 512Mi");
    }

    @Test
    void numbers_and_spans_are_held_to_what_kubernetes_can_count() {
        assertThat(Bounds.NONE.violation((long) Integer.MAX_VALUE)).isEmpty();
        assertThat(Bounds.NONE.violation(Integer.MAX_VALUE + 1L)).contains("is more than 2147483647");
        assertThat(Bounds.NONE.violation(new Amount(600_000, "h", Dimension.TIME)))
                .contains("is more than 2147483647s");
        assertThat(Bounds.NONE.violation(new Amount(5, "Pi", Dimension.BYTES))).isEmpty();
    }

    @Test
    void texts_and_each_item_of_a_list_are_held_to_their_characters() {
        Bounds bounds = Bounds.of(Characters.DNS_LABEL);
        assertThat(bounds.violation("api")).isEmpty();
        assertThat(bounds.violation("Api")).contains("is not a DNS label");
        assertThat(bounds.violation(List.of())).isEmpty();
        assertThat(bounds.violation(List.of("a", "b"))).isEmpty();
        assertThat(bounds.violation(List.of("a", "B"))).contains("has an item that is not a DNS label");
        assertThat(Bounds.NONE.violation("two\nlines")).isNotEmpty();
        assertThat(Bounds.of(Characters.MULTI_LINE).violation("two\nlines")).isEmpty();
    }

    private static Amount mebibytes(long number) {
        return new Amount(number, "Mi", Dimension.BYTES);
    }
}
