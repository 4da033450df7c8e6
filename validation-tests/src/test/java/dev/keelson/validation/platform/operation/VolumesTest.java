package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.platform.Environments;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.observation.PodVolume;
import dev.keelson.validation.cluster.observation.ServingPods;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DATAFLOW = "dataflow";
    private static final Map<String, Integer> REPLICAS = Map.of("postgres", 1, "redis", 1, "neo4j", 1, DATAFLOW, 3);
    private static final List<String> COMPONENTS = List.copyOf(REPLICAS.keySet());

    /**
     * As production declares it, except that pods of DataFlow go sooner and that the autoscaler lets the tests have fewer
     * of them.
     */
    private static final Environment PROD =
            Environments.PROD.override("dataflow.preStop.sleep", "1s").override("dataflow.minimum", "1");

    private final Kubectl kubectl = Kubectl.install();
    private Cluster cluster;
    private ServingPods pods;

    @BeforeAll
    void start(Cluster cluster) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(2)
                .forEach(node -> client().resource(node.object()).create());
        client().resource(Declared.SHARED_FILES).create();
        pods = ServingPods.watch(client(), "product");
    }

    @AfterAll
    void end() {
        pods.close();
    }

    @BeforeEach
    void run_as_declared() {
        apply(PROD);
        awaitAll();
    }

    @Test
    void each_pod_has_a_volume_of_its_own() {
        Map<String, PodVolume> volumes = volumes();

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
        Map<String, PodVolume> before = volumes();

        COMPONENTS.forEach(this::deletePods);

        assertThat(awaitNewPods(before)).isEqualTo(names(before));
    }

    @Test
    void a_pod_comes_back_to_its_volume_on_another_node_of_the_zone() {
        Map<String, PodVolume> before = volumes();
        Map<String, String> nodes = new TreeMap<>();
        before.values().forEach(each -> nodes.putIfAbsent(each.node().substring(0, 1), each.node()));
        Collection<String> cordoned = nodes.values();
        cordoned.forEach(node -> kubectl("cordon", node).orFail());
        try {
            COMPONENTS.forEach(this::deletePods);

            assertThat(awaitNewPods(before)).isEqualTo(names(before));
            assertThat(volumes()).allSatisfy((pod, volume) -> assertThat(volume.node())
                    .startsWith(before.get(pod).node().substring(0, 1))
                    .isNotIn(cordoned));
        } finally {
            cordoned.forEach(node -> kubectl("uncordon", node).orFail());
        }
    }

    @Test
    void a_pod_that_is_scaled_away_comes_back_to_its_volume() {
        Map<String, PodVolume> before = volumes();

        scale(DATAFLOW, 1);
        awaitPods(DATAFLOW, 1);
        assertThat(client().persistentVolumeClaims()
                        .inNamespace("product")
                        .list()
                        .getItems())
                .extracting(claim -> claim.getMetadata().getName())
                .contains("nodes-dataflow-1", "nodes-dataflow-2");
        scale(DATAFLOW, 3);
        awaitPods(DATAFLOW, 3);

        assertThat(names(volumes())).isEqualTo(names(before));
    }

    @Test
    void a_set_that_is_deleted_leaves_its_volumes_for_the_next() {
        Map<String, PodVolume> before = volumes();

        COMPONENTS.forEach(component -> {
            kubectl("delete", "statefulset", component, "--namespace=product").orFail();
            awaitPods(component, 0);
        });
        apply(PROD);
        awaitAll();

        assertThat(names(volumes())).isEqualTo(names(before));
    }

    @Test
    void where_a_set_does_not_keep_its_claims_its_data_is_gone() {
        Map<String, PodVolume> before = volumes();

        apply(PROD.override("dataflow.whenDeleted", "Delete"));
        kubectl("delete", "statefulset", DATAFLOW, "--namespace=product").orFail();
        awaitPods(DATAFLOW, 0);
        Awaitility.await("the claims to go")
                .atMost(LIMIT)
                .until(() -> client().persistentVolumeClaims().inNamespace("product").list().getItems().stream()
                        .noneMatch(claim -> claim.getMetadata().getName().startsWith("nodes-")));
        apply(PROD);
        awaitAll();

        assertThat(names(volumes()).get("dataflow-0/nodes-dataflow-0"))
                .isNotEqualTo(names(before).get("dataflow-0/nodes-dataflow-0"));
    }

    /** The class is the platform's own and says Retain. */
    @Test
    void a_volume_outlives_its_claim() {
        String volume = volumes().get("dataflow-2/nodes-dataflow-2").volume();

        scale(DATAFLOW, 2);
        awaitPods(DATAFLOW, 2);
        client().persistentVolumeClaims()
                .inNamespace("product")
                .withName("nodes-dataflow-2")
                .delete();
        client().persistentVolumes()
                .withName(volume)
                .waitUntilCondition(each -> each.getStatus().getPhase().equals("Released"), LIMIT.toSeconds(), SECONDS);

        scale(DATAFLOW, 3);
        awaitPods(DATAFLOW, 3);
        assertThat(volumes().get("dataflow-2/nodes-dataflow-2").volume()).isNotEqualTo(volume);
        assertThat(client().persistentVolumes().withName(volume).get()).isNotNull();
    }

    @Test
    void a_claim_that_pods_share_grows_with_its_setting() {
        var claim = client().persistentVolumeClaims().inNamespace("product").withName("postgres-backups");

        apply(PROD.override("postgresBackup.size", "900Gi"));

        Awaitility.await("the claim to grow").atMost(LIMIT).until(() -> Map.of("storage", new Quantity("900Gi"))
                .equals(claim.get().getStatus().getCapacity()));
        // No claim shrinks: the next test has one anew.
        claim.delete();
    }

    /** The template of a set's claims cannot change: the set is replaced around its pods. */
    @Test
    void claims_of_a_set_grow_when_the_set_is_replaced_around_its_pods() {
        Environment larger = PROD.override("dataflow.claims.nodes.size", "60Gi");
        Map<String, PodVolume> before = PodVolume.of(client(), "product", DATAFLOW);
        assertThatThrownBy(() -> apply(larger)).hasMessageContaining("updates to statefulset spec");

        orphanPods();
        before.keySet().forEach(pod -> kubectl(
                        "patch",
                        "pvc",
                        pod.substring(pod.indexOf('/') + 1),
                        "--namespace=product",
                        "--patch={\"spec\":{\"resources\":{\"requests\":{\"storage\":\"60Gi\"}}}}")
                .orFail());
        apply(larger);

        Map<String, PodVolume> expected = new TreeMap<>();
        before.forEach((pod, volume) -> expected.put(
                pod, new PodVolume(volume.podUid(), volume.node(), volume.claimUid(), volume.volume(), "60Gi")));
        Awaitility.await("the volumes to grow under the same pods")
                .atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(PodVolume.of(client(), "product", DATAFLOW)).isEqualTo(expected));
        Awaitility.await("the new set to take the pods over").atMost(LIMIT).until(() -> Integer.valueOf(3)
                .equals(client().apps()
                        .statefulSets()
                        .inNamespace("product")
                        .withName(DATAFLOW)
                        .get()
                        .getStatus()
                        .getReadyReplicas()));
        // The next test has the declared set again, which cannot become this one's.
        orphanPods();
    }

    private void orphanPods() {
        kubectl("delete", "statefulset", DATAFLOW, "--namespace=product", "--cascade=orphan")
                .orFail();
    }

    private Map<String, PodVolume> volumes() {
        Map<String, PodVolume> volumes = new TreeMap<>();
        COMPONENTS.forEach(component -> volumes.putAll(PodVolume.of(client(), "product", component)));
        return volumes;
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
                .until(() -> pods.now(component).stream()
                                .filter(pod -> !old.contains(pod.getMetadata().getUid()))
                                .count()
                        == REPLICAS.get(component)));
        return names(volumes());
    }

    private void deletePods(String component) {
        client().pods()
                .inNamespace("product")
                .withLabel("app.kubernetes.io/name", component)
                .delete();
    }

    private void scale(String component, int replicas) {
        client().apps()
                .statefulSets()
                .inNamespace("product")
                .withName(component)
                .scale(replicas);
    }

    /** Also none that is still on its way out. */
    private void awaitPods(String component, int count) {
        pods.await(component, count);
        Awaitility.await("pods of " + component)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client().pods()
                                .inNamespace("product")
                                .withLabel("app.kubernetes.io/name", component)
                                .list()
                                .getItems()
                                .size()
                        == count);
    }

    private void awaitAll() {
        REPLICAS.forEach(this::awaitPods);
    }

    private void apply(Environment environment) {
        Installation.of(Declared.components(environment, COMPONENTS.toArray(String[]::new)), client());
        scale(DATAFLOW, REPLICAS.get(DATAFLOW));
    }

    private KubernetesClient client() {
        return cluster.client();
    }

    private ProcessResult kubectl(String... arguments) {
        return kubectl.run(cluster.kubeconfig(), arguments);
    }
}
