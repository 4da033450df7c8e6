package dev.keelson.validation.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final Signal QUEUE = Signal.external("any", "queue");

    private final Load load = new Load();

    @Test
    void a_signal_that_was_never_set_has_no_value() {
        assertThat(load.at(QUEUE, Instant.MAX)).isEmpty();
    }

    @Test
    void a_signal_has_its_value_from_the_moment_it_was_set_on() {
        Instant set = load.set(QUEUE, 7);

        assertThat(load.at(QUEUE, set)).hasValue(7);
        assertThat(load.at(QUEUE, set.minusNanos(1))).isEmpty();
        assertThat(load.at(Signal.external("other", "queue"), set)).isEmpty();
    }

    @Test
    void a_signal_that_was_lost_has_no_value_any_more() {
        Instant set = load.set(QUEUE, 7);
        Instant lost = load.lose(QUEUE);

        assertThat(load.at(QUEUE, lost)).isEmpty();
        assertThat(load.at(QUEUE, Instant.MAX)).isEmpty();
        assertThat(set).isBeforeOrEqualTo(lost);
    }
}
