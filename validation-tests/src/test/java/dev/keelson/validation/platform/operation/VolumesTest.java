package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static dev.keelson.validation.platform.operation.DataSets.COMPONENTS;
import static dev.keelson.validation.platform.operation.DataSets.DATAFLOW;
import static dev.keelson.validation.platform.operation.DataSets.LIMIT;
import static dev.keelson.validation.platform.operation.DataSets.PROD;
import static dev.keelson.validation.platform.operation.DataSets.REPLICAS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.observation.PodVolume;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The volumes of production's databases and of DataFlow's node cache, whatever happens to their pods. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumesTest {
    private DataSets sets;

    @BeforeAll
    void start(Cluster cluster) {
        sets = new DataSets(cluster);
    }

    @AfterAll
    void end() {
        sets.close();
    }

    @BeforeEach
    void run_as_declared() {
        sets.apply(PROD);
        sets.awaitAll();
    }

    @Test
    void each_pod_has_a_volume_of_its_own() {
        Map<String, PodVolume> volumes = sets.volumes();

        assertThat(volumes.keySet())
                .containsExactly(
                        "dataflow-0/nodes-dataflow-0",
                        "dataflow-1/nodes-dataflow-1",
                        "dataflow-2/nodes-dataflow-2",
                        "neo4j-0/data-neo4j-0",
                        "postgres-0/data-postgres-0",
                        "redis-0/data-redis-0");
        assertThat(new HashSet<>(names(volumes).values())).hasSameSizeAs(volumes.keySet());
    }

    @Test
    void a_pod_that_is_deleted_comes_back_to_its_volume() {
        Map<String, PodVolume> before = sets.volumes();

        COMPONENTS.forEach(this::deletePods);

        assertThat(awaitNewPods(before)).isEqualTo(names(before));
    }

    @Test
    void a_pod_comes_back_to_its_volume_on_another_node_of_the_zone() {
        Map<String, PodVolume> before = sets.volumes();
        Map<String, String> nodes = new TreeMap<>();
        before.values().forEach(each -> nodes.putIfAbsent(each.node().substring(0, 1), each.node()));
        Collection<String> cordoned = nodes.values();
        cordoned.forEach(node -> sets.kubectl("cordon", node).orFail());
        try {
            COMPONENTS.forEach(this::deletePods);

            assertThat(awaitNewPods(before)).isEqualTo(names(before));
            assertThat(sets.volumes()).allSatisfy((pod, volume) -> assertThat(volume.node())
                    .startsWith(before.get(pod).node().substring(0, 1))
                    .isNotIn(cordoned));
        } finally {
            cordoned.forEach(node -> sets.kubectl("uncordon", node).orFail());
        }
    }

    @Test
    void a_pod_that_is_scaled_away_comes_back_to_its_volume() {
        Map<String, PodVolume> before = sets.volumes();

        sets.scale(DATAFLOW, 1);
        sets.awaitPods(DATAFLOW, 1);
        assertThat(sets.client()
                        .persistentVolumeClaims()
                        .inNamespace("product")
                        .list()
                        .getItems())
                .extracting(claim -> claim.getMetadata().getName())
                .contains("nodes-dataflow-1", "nodes-dataflow-2");
        sets.scale(DATAFLOW, 3);
        sets.awaitPods(DATAFLOW, 3);

        assertThat(names(sets.volumes())).isEqualTo(names(before));
    }

    @Test
    void a_set_that_is_deleted_leaves_its_volumes_for_the_next() {
        Map<String, PodVolume> before = sets.volumes();

        COMPONENTS.forEach(component -> {
            sets.kubectl("delete", "statefulset", component, "--namespace=product")
                    .orFail();
            sets.awaitPods(component, 0);
        });
        sets.apply(PROD);
        sets.awaitAll();

        assertThat(names(sets.volumes())).isEqualTo(names(before));
    }

    @Test
    void where_a_set_does_not_keep_its_claims_its_data_is_gone() {
        Map<String, PodVolume> before = sets.volumes();

        sets.apply(PROD.override("dataflow.whenDeleted", "Delete"));
        sets.kubectl("delete", "statefulset", DATAFLOW, "--namespace=product").orFail();
        sets.awaitPods(DATAFLOW, 0);
        Awaitility.await("the claims to go")
                .atMost(LIMIT)
                .until(() -> sets.client().persistentVolumeClaims().inNamespace("product").list().getItems().stream()
                        .noneMatch(claim -> claim.getMetadata().getName().startsWith("nodes-")));
        sets.apply(PROD);
        sets.awaitAll();

        assertThat(names(sets.volumes()).get("dataflow-0/nodes-dataflow-0"))
                .isNotEqualTo(names(before).get("dataflow-0/nodes-dataflow-0"));
    }

    /** The class is the platform's own and says Retain. */
    @Test
    void a_volume_outlives_its_claim() {
        String volume = sets.volumes().get("dataflow-2/nodes-dataflow-2").volume();

        sets.scale(DATAFLOW, 2);
        sets.awaitPods(DATAFLOW, 2);
        sets.client()
                .persistentVolumeClaims()
                .inNamespace("product")
                .withName("nodes-dataflow-2")
                .delete();
        sets.client()
                .persistentVolumes()
                .withName(volume)
                .waitUntilCondition(each -> each.getStatus().getPhase().equals("Released"), LIMIT.toSeconds(), SECONDS);

        sets.scale(DATAFLOW, 3);
        sets.awaitPods(DATAFLOW, 3);
        assertThat(sets.volumes().get("dataflow-2/nodes-dataflow-2").volume()).isNotEqualTo(volume);
        assertThat(sets.client().persistentVolumes().withName(volume).get()).isNotNull();
    }

    private static Map<String, String> names(Map<String, PodVolume> volumes) {
        Map<String, String> names = new TreeMap<>();
        volumes.forEach((pod, volume) -> names.put(pod, volume.volume() + " of " + volume.claimUid()));
        return names;
    }

    private Map<String, String> awaitNewPods(Map<String, PodVolume> before) {
        Set<String> old = new HashSet<>();
        before.values().forEach(each -> old.add(each.podUid()));
        COMPONENTS.forEach(component -> Awaitility.await("new pods of " + component)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sets.pods(component).stream()
                                .filter(pod -> !old.contains(pod.getMetadata().getUid()))
                                .count()
                        == REPLICAS.get(component)));
        return names(sets.volumes());
    }

    private void deletePods(String component) {
        sets.client()
                .pods()
                .inNamespace("product")
                .withLabel("app.kubernetes.io/name", component)
                .delete();
    }
}
