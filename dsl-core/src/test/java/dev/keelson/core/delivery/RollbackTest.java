package dev.keelson.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.cluster.Tree;
import dev.keelson.core.delivery.FakeCluster.Killed;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Applying applying = new Applying(cluster);

    @BeforeEach
    void apply() {
        applying.run(new Shop("1").blueprint());
    }

    @Test
    void a_rollout_that_fails_takes_back_all_that_was_changed() {
        Map<String, Object> before = cluster.contents();

        assertThat(applying.run(new Shop("broken").blueprint())).isFalse();

        assertThat(image("Deployment shop/web")).isEqualTo("registry.example.com/web:1");
        assertThat(image("StatefulSet shop/db")).isEqualTo("registry.example.com/db:1");
        assertThat(cluster.get("ConfigMap shop/greeting").text("data", "GREETING"))
                .isEqualTo("hello 1");
        Map<String, Object> after = cluster.contents();
        String inventory = " ConfigMap default/keelson-shop-prod";
        assertThat(after.remove(inventory)).isNotNull();
        before.remove(inventory);
        assertThat(after).isEqualTo(before);
        assertThat(applying.text())
                .contains(
                        "failed: Deployment shop/web: its progress deadline passed (ProgressDeadlineExceeded)",
                        "    at dev.keelson.core.delivery.Shop(Shop.java:",
                        "Deployment shop/web serves as before",
                        "StatefulSet shop/db serves as before",
                        "keelson-shop-prod is again what it was");
    }

    @Test
    void what_has_run_stays_and_is_named() {
        assertThat(applying.run(new Shop("2", "1", "broken").blueprint())).isFalse();

        assertThat(cluster.has("Job shop/migrate-2")).isTrue();
        assertThat(applying.text()).contains("Job shop/migrate-2 has run, and what it did is not taken back");
        assertThat(image("Deployment shop/api")).isEqualTo("registry.example.com/api:1");
    }

    @Test
    void a_job_that_fails_ends_the_wait_and_stays_to_be_read() {
        assertThat(applying.run(new Shop("broken", "1", "2").blueprint())).isFalse();

        assertThat(cluster.has("Job shop/migrate-broken")).isTrue();
        assertThat(applying.text())
                .contains(
                        "failed: Job shop/migrate-broken: it failed (BackoffLimitExceeded: too often)",
                        "then give the job another revision",
                        "Job shop/migrate-broken failed and stays, so that its logs can be read");
        assertThat(image("Deployment shop/api")).isEqualTo("registry.example.com/api:1");
    }

    @Test
    void what_the_failed_apply_made_is_deleted() {
        FakeCluster empty = new FakeCluster();
        Applying first = new Applying(empty);

        assertThat(first.run(new Shop("broken").blueprint())).isFalse();

        assertThat(empty.has("Deployment shop/web")).isFalse();
        assertThat(empty.has("Namespace shop")).isTrue();
        assertThat(first.text())
                .contains(
                        "Deployment shop/web was made by this apply and is deleted",
                        "Namespace shop was made by this apply and stays");
    }

    @Test
    void a_pod_that_keeps_a_stateful_set_from_going_back_is_deleted() {
        cluster.put(new Tree(Map.of("apiVersion", "v1"))
                .with("Pod", "kind")
                .with("db-0", "metadata", "name")
                .with("shop", "metadata", "namespace")
                .with("stuck", "metadata", "uid")
                .with(
                        Map.of(
                                "app.kubernetes.io/name",
                                "db",
                                "keelson.dev/track",
                                "stable",
                                "controller-revision-hash",
                                "two"),
                        "metadata",
                        "labels"));

        applying.run(new Shop("broken").blueprint());

        assertThat(cluster.has("Pod shop/db-0")).isFalse();
    }

    @Test
    void nothing_is_taken_back_where_that_is_not_wanted() {
        assertThat(applying.run(new Shop("broken").blueprint(), Applying.withoutRollback()))
                .isFalse();

        assertThat(image("Deployment shop/web")).isEqualTo("registry.example.com/web:broken");
    }

    @Test
    void an_apply_that_was_killed_is_taken_back_by_the_next_that_fails() {
        killed(new Shop("broken"));

        assertThat(applying.run(new Shop("broken").blueprint())).isFalse();

        assertThat(applying.text()).contains("The last apply did not come to its end");
        assertThat(image("Deployment shop/web")).isEqualTo("registry.example.com/web:1");
        assertThat(cluster.has("Secret default/keelson-shop-prod-before")).isFalse();
    }

    @Test
    void what_a_killed_apply_wrote_is_not_what_the_next_goes_back_to() {
        killed(new Shop("broken"));

        assertThat(applying.run(new Shop("broken-too").blueprint())).isFalse();

        assertThat(image("Deployment shop/web")).isEqualTo("registry.example.com/web:1");
        assertThat(image("StatefulSet shop/db")).isEqualTo("registry.example.com/db:1");
    }

    private void killed(Shop shop) {
        int web = cluster.writes.size();
        cluster.refusal = request -> {
            if (request.equals("find Deployment shop/web")
                    && image("Deployment shop/web").endsWith("broken")) {
                throw new Killed();
            }
            return null;
        };
        try {
            applying.run(shop.blueprint());
            throw new AssertionError("survived");
        } catch (Killed expected) {
            assertThat(cluster.writes.size()).isGreaterThan(web);
        }
        cluster.refusal = request -> null;
        assertThat(image("Deployment shop/web")).isEqualTo("registry.example.com/web:broken");
    }

    private String image(String id) {
        return cluster.get(id)
                .part("spec", "template", "spec")
                .parts("containers")
                .get(0)
                .text("image");
    }
}
