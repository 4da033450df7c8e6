package dev.keelson.validation.autoscaling;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.scaling.ScaleStep;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real horizontal autoscaler at its usual 15 s between two looks, on what the platform says of its services. It is
 * told a load by {@link dev.keelson.validation.cluster.metrics.MetricsServer simulated metrics}, 5 s old.
 */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class AutoscalingTest {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    /** From one look of the autoscaler to the next. */
    private static final Duration SYNC = Duration.ofSeconds(15);

    private static LoadCurve seen;

    @BeforeAll
    static void drive(Cluster cluster) {
        seen = LoadCurve.drive(cluster.client());
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "nexus", "mcp", "dataflow", "cache"})
    void pods_for_twice_the_load_are_ready_in_half_a_minute(String name) {
        assertThat(seen.reaction(name)).as("reaction of %s", name).hasValueSatisfying(time -> assertThat(time)
                .isLessThan(HALF_A_MINUTE));
    }

    @Test
    void whoever_looks_for_a_minute_first_is_seen_to_be_late() {
        assertThat(seen.reaction("sluggish").filter(time -> time.compareTo(HALF_A_MINUTE) < 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"api, 8", "nexus, 6", "mcp, 6", "dataflow, 6", "cache, 4"})
    void twice_the_load_makes_twice_the_pods_and_no_more(String name, int pods) {
        assertThat(seen.curve(name).pods().subList(0, 2)).containsExactly(pods / 2, pods);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "nexus", "mcp", "dataflow", "cache", "sluggish"})
    void nobody_ever_has_more_or_fewer_pods_than_its_bounds(String name) {
        HorizontalPodAutoscaler autoscaler = seen.target(name).autoscaler();

        assertThat(seen.numbers(name)).isEqualTo(seen.curve(name).pods()).allSatisfy(pods -> assertThat(pods)
                .isBetween(
                        autoscaler.getSpec().getMinReplicas(),
                        autoscaler.getSpec().getMaxReplicas()));
    }

    @ParameterizedTest
    @CsvSource({"api, 12", "nexus, 9", "dataflow, 8"})
    void a_flood_makes_as_many_pods_as_are_allowed(String name, int maximum) {
        assertThat(seen.curve(name).podsAt(seen.fallen())).isEqualTo(maximum);
    }

    @ParameterizedTest
    @CsvSource({"nexus, 3", "dataflow, 3"})
    void what_has_nothing_to_do_goes_back_to_its_minimum(String name, int minimum) {
        assertThat(seen.curve(name).podsAt(Instant.MAX)).isEqualTo(minimum);
    }

    @Test
    void the_api_is_at_most_doubled_each_half_minute() {
        assertThat(seen.curve("api").pods()).startsWith(4, 8, 12);
        assertThat(seen.curve("api").growingFasterThan(2, HALF_A_MINUTE)).isEmpty();
    }

    @Test
    void the_api_loses_one_pod_at_a_time_and_none_before_it_was_calm_for_a_while() {
        assertThat(seen.curve("api").shrinkingFasterThan(1, Duration.ofSeconds(20)))
                .isEmpty();
        assertThat(seen.curve("api").firstLossAfter(Instant.MIN))
                .map(ScaleStep::at)
                .hasValueSatisfying(loss ->
                        // The last look that saw the flood was as much as that before somebody could see the calm.
                        assertThat(loss)
                                .isAfterOrEqualTo(seen.fallen().plusSeconds(60).minus(SYNC)));
    }

    @Test
    void nexus_may_lose_three_pods_at_a_time() {
        assertThat(seen.curve("nexus").shrinkingFasterThan(1, Duration.ofSeconds(10)))
                .isNotEmpty();
        assertThat(seen.curve("nexus").shrinkingFasterThan(3, Duration.ofSeconds(10)))
                .isEmpty();
    }

    @Test
    void the_mcp_server_keeps_its_pods_while_nobody_can_tell_the_number_of_its_sessions() {
        assertThat(seen.curve("mcp").podsAt(seen.lost())).isEqualTo(6);
        assertThat(seen.curve("mcp").podsAt(seen.found())).isEqualTo(6);
        assertThat(seen.curve("mcp").firstLossAfter(Instant.MIN))
                .map(ScaleStep::at)
                .hasValueSatisfying(
                        loss -> assertThat(loss).isAfterOrEqualTo(seen.found().minusSeconds(1)));
    }

    @Test
    void the_mcp_server_gives_up_one_pod_at_a_time_and_leaves_it_its_grace_period() {
        assertThat(seen.curve("mcp").shrinkingFasterThan(1, Duration.ofSeconds(20)))
                .isEmpty();
        assertThat(seen.leavingPods()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(pod -> assertThat(
                        pod.getMetadata().getDeletionGracePeriodSeconds())
                .isEqualTo(150));
    }

    @Test
    void pods_of_the_mcp_server_that_stay_are_those_that_were_there() {
        List<String> before = seen.sessionPods().stream().map(LoadCurve::uid).toList();

        assertThat(seen.target("mcp").pods().stream().map(LoadCurve::uid))
                .isNotEmpty()
                .isSubsetOf(before);
        assertThat(seen.leavingPods().stream().map(LoadCurve::uid)).isSubsetOf(before);
    }
}
