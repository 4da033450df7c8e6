package dev.keelson.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatientAccessTest {
    private static final ObjectKey KEY = new ObjectKey("v1", "ConfigMap", "shop", "greeting");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<ClusterException> refusals = new ArrayList<>();
    private final PatientAccess access = new PatientAccess(new Refusing(), new Noted(), lines::add);

    @Test
    void what_passes_is_asked_again_with_pauses_that_double() {
        refuse(503, 2);
        refusals.add(refusal(ClusterException.UNREACHABLE, "gone", Duration.ZERO));

        assertThat(access.find(KEY)).isEmpty();

        assertThat(pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L);
        assertThat(lines).contains("  ConfigMap shop/greeting: no; asking again");
    }

    @Test
    void it_ends_after_six_times() {
        refuse(500, 6);

        assertThatThrownBy(() -> access.find(KEY)).isInstanceOf(ClusterException.class);

        assertThat(pauses).hasSize(5);
    }

    @Test
    void the_server_says_how_long_it_wants_to_be_left_alone_up_to_a_bound() {
        refusals.add(refusal(429, "slow down", Duration.ofSeconds(7)));
        refusals.add(refusal(429, "slow down", Duration.ofDays(1)));

        access.find(KEY);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    }

    @Test
    void what_stays_refused_is_not_asked_again() {
        for (ClusterException refusal : List.of(
                refusal(403, "no", Duration.ZERO),
                refusal(422, "no", Duration.ZERO),
                refusal(500, "failed to create typed patch object", Duration.ZERO))) {
            refusals.add(refusal);
            assertThatThrownBy(() -> access.find(KEY)).isSameAs(refusal);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void an_object_that_somebody_else_changed_meanwhile_is_applied_again_unless_a_version_was_named() {
        Tree object = new Tree(Map.of("kind", "ConfigMap"));
        Write write = new Write("keelson", false, false);
        refuse(409, 1);
        access.apply(object, write);

        refuse(409, 1);
        assertThatThrownBy(() -> access.apply(object.with("7", "metadata", "resourceVersion"), write))
                .isInstanceOf(ClusterException.class);
    }

    private void refuse(int status, int times) {
        for (int i = 0; i < times; i++) {
            refusals.add(refusal(status, "no", Duration.ZERO));
        }
    }

    private static ClusterException refusal(int status, String message, Duration retryAfter) {
        return new ClusterException(status, "", message, List.of(), retryAfter);
    }

    private final class Noted implements Time {
        @Override
        public Duration now() {
            return Duration.ZERO;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
        }
    }

    private final class Refusing implements ClusterAccess {
        private void refuseNext() {
            if (!refusals.isEmpty()) {
                throw refusals.remove(0);
            }
        }

        @Override
        public Optional<Tree> find(ObjectKey key) {
            refuseNext();
            return Optional.empty();
        }

        @Override
        public boolean serves(String apiVersion, String kind) {
            refuseNext();
            return true;
        }

        @Override
        public Tree apply(Tree object, Write write) {
            refuseNext();
            return object;
        }

        @Override
        public void delete(ObjectKey key, String uid) {
            refuseNext();
        }

        @Override
        public List<Tree> list(String apiVersion, String kind, String namespace, Selection selection) {
            refuseNext();
            return List.of();
        }

        @Override
        public void close() {}
    }
}
