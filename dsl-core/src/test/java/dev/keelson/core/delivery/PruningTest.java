package dev.keelson.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PruningTest {
    private static final String PART_OF = "applyset.kubernetes.io/part-of";

    private final FakeCluster cluster = new FakeCluster();
    private final Applying applying = new Applying(cluster);

    @BeforeEach
    void apply() {
        applying.run(new Shop("1").blueprint());
        cluster.writes.clear();
    }

    @Test
    void what_left_the_definition_stays_until_pruning_is_asked_for_and_goes_in_the_reverse_order() {
        assertThat(applying.run(new Shop("1").without("web").blueprint())).isTrue();
        assertThat(cluster.has("Deployment shop/web")).isTrue();
        assertThat(applying.text()).contains("Deployment shop/web is no longer in the definition; --prune deletes it");

        assertThat(applying.run(new Shop("1").without("web").blueprint(), Applying.pruning()))
                .isTrue();
        assertThat(cluster.has("Deployment shop/web")).isFalse();
        assertThat(cluster.writes)
                .containsSubsequence(
                        "delete Deployment shop/web",
                        "delete ConfigMap shop/greeting",
                        "delete ServiceAccount shop/web");
    }

    @Test
    void what_nobody_applied_from_here_is_never_pruned() {
        cluster.put(cluster.get("ConfigMap shop/greeting").with("by-hand", "metadata", "name"));

        applying.run(new Shop("1").without("web").blueprint(), Applying.pruning());

        assertThat(cluster.has("ConfigMap shop/by-hand")).isTrue();
    }

    @Test
    void what_somebody_gave_another_owner_is_left_alone() {
        cluster.put(cluster.get("ConfigMap shop/greeting").with("applyset-theirs-v1", "metadata", "labels", PART_OF));
        cluster.put(cluster.get("Deployment shop/web").without("metadata", "labels", PART_OF));

        assertThat(applying.run(new Shop("1").without("web").blueprint(), Applying.pruning()))
                .isTrue();

        assertThat(cluster.has("ConfigMap shop/greeting")).isTrue();
        assertThat(cluster.has("Deployment shop/web")).isTrue();
        assertThat(cluster.has("ServiceAccount shop/web")).isFalse();
        assertThat(applying.text())
                .contains("ConfigMap shop/greeting is no longer in the definition and stays: somebody");
    }

    @Test
    void a_namespace_is_pruned_only_when_it_is_named() {
        var elsewhere = new Shop("1").moved().blueprint();

        assertThat(applying.run(elsewhere, Applying.pruning()))
                .as(applying.text())
                .isTrue();
        assertThat(cluster.has("Namespace shop")).isTrue();
        assertThat(cluster.has("Deployment shop/web")).isFalse();
        assertThat(applying.text()).contains("Namespace shop is no longer in the definition and stays; --prune-kind");

        assertThat(applying.run(elsewhere, Applying.pruning("Namespace"))).isTrue();
        assertThat(cluster.has("Namespace shop")).isFalse();
    }
}
