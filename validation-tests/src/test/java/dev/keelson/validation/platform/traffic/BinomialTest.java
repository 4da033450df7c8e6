package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinomialTest {
    private static final double ALPHA = 1e-6;

    @Test
    void a_share_explains_what_lies_near_it_and_nothing_far_away() {
        assertThat(Binomial.explains(0.25, 1000, 250, ALPHA)).isTrue();
        assertThat(Binomial.explains(0.25, 1000, 310, ALPHA)).isTrue();
        assertThat(Binomial.explains(0.25, 1000, 330, ALPHA)).isFalse();
        assertThat(Binomial.explains(0.25, 1000, 180, ALPHA)).isFalse();
        assertThat(Binomial.explains(0.25, 1000, 0, ALPHA)).isFalse();
    }

    @Test
    void never_and_always_leave_no_room() {
        assertThat(Binomial.explains(0, 100, 0, ALPHA)).isTrue();
        assertThat(Binomial.explains(0, 100, 1, ALPHA)).isFalse();
        assertThat(Binomial.explains(1, 100, 100, ALPHA)).isTrue();
        assertThat(Binomial.explains(1, 100, 99, ALPHA)).isFalse();
    }
}
