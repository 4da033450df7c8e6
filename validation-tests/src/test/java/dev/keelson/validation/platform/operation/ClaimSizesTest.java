package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static dev.keelson.validation.platform.operation.DataSets.DATAFLOW;
import static dev.keelson.validation.platform.operation.DataSets.LIMIT;
import static dev.keelson.validation.platform.operation.DataSets.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.observation.PodVolume;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Claims of production grow, and none ever shrinks. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimSizesTest {
    private static final String SMALLER = "field can not be less than";

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
    void a_claim_that_pods_share_grows_with_its_setting_and_does_not_shrink_with_it() {
        Resource<PersistentVolumeClaim> claim =
                sets.client().persistentVolumeClaims().inNamespace("product").withName("postgres-backups");

        sets.apply(PROD.override("postgres.backup.size", "900Gi"));
        Awaitility.await("the claim to grow").atMost(LIMIT).until(() -> Map.of("storage", new Quantity("900Gi"))
                .equals(claim.get().getStatus().getCapacity()));

        assertThatThrownBy(() -> sets.apply(PROD.override("postgres.backup.size", "899Gi")))
                .hasMessageContaining(SMALLER);
        assertThat(claim.get().getSpec().getResources().getRequests()).containsEntry("storage", new Quantity("900Gi"));
        // The next test has one anew, because this one never goes back to what is declared.
        claim.delete();
    }

    /** The template of a set's claims cannot change: the set is replaced around its pods. */
    @Test
    void claims_of_a_set_grow_when_the_set_is_replaced_around_its_pods() {
        Environment larger = PROD.override("dataflow.claims.nodes.size", "60Gi");
        Map<String, PodVolume> before = sets.volumes(DATAFLOW);
        assertThatThrownBy(() -> sets.apply(larger)).hasMessageContaining("updates to statefulset spec");

        orphanPods();
        before.keySet().forEach(pod -> resize(pod, "60Gi").orFail());
        sets.apply(larger);

        Map<String, PodVolume> expected = new TreeMap<>();
        before.forEach((pod, volume) -> expected.put(
                pod, new PodVolume(volume.podUid(), volume.node(), volume.claimUid(), volume.volume(), "60Gi")));
        Awaitility.await("the volumes to grow under the same pods")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(sets.volumes(DATAFLOW)).isEqualTo(expected));
        Awaitility.await("the new set to take the pods over").atMost(LIMIT).until(() -> Integer.valueOf(3)
                .equals(sets.client()
                        .apps()
                        .statefulSets()
                        .inNamespace("product")
                        .withName(DATAFLOW)
                        .get()
                        .getStatus()
                        .getReadyReplicas()));
        // The next test has the declared set again, which cannot become this one's.
        orphanPods();
    }

    @Test
    void a_claim_of_a_set_does_not_shrink() {
        Map<String, PodVolume> before = sets.volumes();

        assertThat(before.keySet())
                .allSatisfy(pod -> assertThat(resize(pod, "1Gi").errors()).contains(SMALLER));

        assertThat(sets.volumes()).isEqualTo(before);
    }

    private void orphanPods() {
        sets.kubectl("delete", "statefulset", DATAFLOW, "--namespace=product", "--cascade=orphan")
                .orFail();
    }

    private ProcessResult resize(String podAndClaim, String size) {
        return sets.kubectl(
                "patch",
                "pvc",
                podAndClaim.substring(podAndClaim.indexOf('/') + 1),
                "--namespace=product",
                "--patch={\"spec\":{\"resources\":{\"requests\":{\"storage\":\"" + size + "\"}}}}");
    }
}
