package dev.keelson.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ClusterException.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Applying applying = new Applying(cluster);

    @Test
    void a_component_is_applied_when_those_before_it_are_in_place() {
        List<String> readyBefore = new ArrayList<>();
        cluster.refusal = request -> {
            if (request.equals("apply Job shop/migrate-1")) {
                readyBefore.add("db " + cluster.get("StatefulSet shop/db").number(0, "status", "readyReplicas"));
            }
            if (request.equals("apply Deployment shop/api")) {
                readyBefore.add("job "
                        + cluster.get("Job shop/migrate-1")
                                .condition("Complete")
                                .text("status"));
            }
            return null;
        };

        assertThat(applying.run(new Shop("1").blueprint())).as(applying.text()).isTrue();

        assertThat(readyBefore).containsExactly("db 1", "job True");
        assertThat(cluster.writes)
                .containsSubsequence(
                        "apply ConfigMap default/keelson-shop-prod",
                        "apply Namespace shop",
                        "apply StatefulSet shop/db",
                        "apply Deployment shop/web",
                        "apply Job shop/migrate-1",
                        "apply Deployment shop/api");
        assertThat(applying.lines)
                .contains("shop/db: waits for StatefulSet shop/db: its controller has not seen it yet")
                .endsWith("shop/api: in place", "keelson-shop-prod is in place.");
    }

    @Test
    void the_second_apply_of_the_same_changes_nothing() {
        applying.run(new Shop("1").blueprint());
        var before = cluster.contents();

        assertThat(applying.run(new Shop("1").blueprint())).isTrue();

        assertThat(cluster.contents()).isEqualTo(before);
        assertThat(applying.text()).contains("0 to make, 0 to change");
    }

    @Test
    void a_dry_run_says_what_would_change_and_writes_nothing() {
        applying.run(new Shop("1").blueprint());
        cluster.writes.clear();

        assertThat(applying.run(new Shop("2").without("web").blueprint(), Applying.dryRun()))
                .isTrue();

        assertThat(cluster.writes).isEmpty();
        assertThat(applying.lines)
                .contains(
                        "create Job shop/migrate-2",
                        "change Deployment shop/api: .spec.template.spec.containers[0].image",
                        "delete Deployment shop/web");
    }

    @Test
    void all_refusals_are_told_with_their_lines_before_anything_is_written() {
        applying.run(new Shop("1").blueprint());
        cluster.writes.clear();
        cluster.refusal = request -> switch (request) {
            case "dry-run Deployment shop/api" ->
                new ClusterException(
                        409,
                        "Conflict",
                        "Apply failed with 1 conflict",
                        List.of(new Cause(
                                "FieldManagerConflict",
                                ".spec.template.spec.containers[name=\"api\"].image",
                                "conflict with \"kubectl-edit\" using apps/v1")),
                        Duration.ZERO);
            case "dry-run Job shop/migrate-1" ->
                new ClusterException(422, "Invalid", "spec.template: field is immutable", List.of(), Duration.ZERO);
            default -> null;
        };

        assertThat(applying.run(new Shop("1").blueprint())).isFalse();

        assertThat(cluster.writes).isEmpty();
        assertThat(applying.text())
                .contains(
                        "Deployment shop/api has fields that others manage:",
                        ".spec.template.spec.containers[name=\"api\"].image belongs to kubectl-edit",
                        "Job shop/migrate-1 spec.template: field is immutable.",
                        "fix: A job that was made keeps its pods as they are. Say .revision(…)",
                        "    at dev.keelson.core.delivery.Shop(Shop.java:",
                        "Nothing was changed.");
    }

    @Test
    void what_another_platform_owns_is_taken_over_only_by_force() {
        applying.run(new Shop("1").blueprint());
        cluster.put(cluster.get("ConfigMap shop/greeting")
                .with("applyset-other-v1", "metadata", "labels", "applyset.kubernetes.io/part-of"));

        assertThat(applying.run(new Shop("1").blueprint())).isFalse();
        assertThat(applying.text()).contains("ConfigMap shop/greeting belongs to another platform or environment");

        assertThat(applying.run(new Shop("1").blueprint(), Applying.forcing())).isTrue();
    }

    @Test
    void what_fails_in_passing_is_asked_again_and_what_goes_on_failing_ends_the_apply() {
        int[] failures = {2};
        cluster.refusal = request -> request.equals("apply Deployment shop/web") && failures[0]-- > 0
                ? new ClusterException(503, "ServiceUnavailable", "try later", List.of(), Duration.ZERO)
                : null;

        assertThat(applying.run(new Shop("1").blueprint())).isTrue();
        assertThat(applying.text()).contains("Deployment shop/web: try later; asking again");

        failures[0] = Integer.MAX_VALUE;
        assertThat(applying.run(new Shop("2").blueprint())).isFalse();
        assertThat(applying.text())
                .contains("refused: Deployment shop/web try later.", "    at dev.keelson.core.delivery.Shop(");
    }

    @Test
    void of_two_applies_at_a_time_the_first_does_not_prune_what_the_second_knows() {
        boolean[] second = {true};
        cluster.refusal = request -> {
            if (request.equals("apply Deployment shop/api") && second[0]) {
                second[0] = false;
                assertThat(new Applying(cluster).run(new Shop("1").blueprint())).isTrue();
            }
            return null;
        };

        assertThat(applying.run(new Shop("1").blueprint())).isFalse();

        assertThat(applying.text()).contains("another apply of keelson-shop-prod began meanwhile");
    }
}
