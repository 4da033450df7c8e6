package dev.keelson.validation.cluster.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleCurveTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @Test
    void twice_as_many_after_half_a_minute_is_not_too_fast() {
        ScaleCurve curve = curve(step(0, 4), step(60, 8), step(90, 16));

        assertThat(curve.growingFasterThan(2, HALF_A_MINUTE)).isEmpty();
    }

    @Test
    void twice_as_many_a_second_too_early_is_too_fast() {
        ScaleCurve curve = curve(step(0, 4), step(60, 8), step(89, 9));

        assertThat(curve.growingFasterThan(2, HALF_A_MINUTE)).containsExactly(step(89, 9));
    }

    @Test
    void more_than_twice_as_many_at_once_is_too_fast() {
        assertThat(curve(step(0, 4), step(60, 9)).growingFasterThan(2, HALF_A_MINUTE))
                .containsExactly(step(60, 9));
    }

    @Test
    void one_pod_fewer_each_half_minute_is_not_too_fast() {
        assertThat(curve(step(0, 4), step(60, 3), step(90, 2)).shrinkingFasterThan(1, HALF_A_MINUTE))
                .isEmpty();
    }

    @Test
    void two_pods_fewer_in_half_a_minute_are_too_fast_at_once_and_one_by_one() {
        assertThat(curve(step(0, 4), step(60, 2)).shrinkingFasterThan(1, HALF_A_MINUTE))
                .containsExactly(step(60, 2));
        assertThat(curve(step(0, 4), step(60, 3), step(89, 2)).shrinkingFasterThan(1, HALF_A_MINUTE))
                .containsExactly(step(89, 2));
    }

    @Test
    void the_first_loss_is_that_after_the_moment() {
        ScaleCurve curve = curve(step(0, 4), step(10, 3), step(20, 5), step(30, 4));

        assertThat(curve.firstLossAfter(START)).contains(step(10, 3));
        assertThat(curve.firstLossAfter(START.plusSeconds(10))).contains(step(30, 4));
        assertThat(curve.firstLossAfter(START.plusSeconds(30))).isEmpty();
    }

    @Test
    void the_number_at_a_moment_is_that_of_the_last_step_before() {
        ScaleCurve curve = curve(step(0, 4), step(60, 8));

        assertThat(curve.podsAt(START.minusSeconds(1))).isEqualTo(4);
        assertThat(curve.podsAt(START.plusSeconds(59))).isEqualTo(4);
        assertThat(curve.podsAt(START.plusSeconds(60))).isEqualTo(8);
    }

    @Test
    void nothing_holds_of_nothing() {
        assertThatThrownBy(() -> new ScaleCurve(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScaleCurve curve(ScaleStep... steps) {
        return new ScaleCurve(List.of(steps));
    }

    private static ScaleStep step(int seconds, int pods) {
        return new ScaleStep(START.plusSeconds(seconds), pods);
    }
}
