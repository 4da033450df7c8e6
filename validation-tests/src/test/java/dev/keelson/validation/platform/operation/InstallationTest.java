package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.observation.ServingPods;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.platform.ShippedPlatform;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each environment as it was shipped, whole, on nodes over three zones. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstallationTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> NAMESPACES = List.of("product", "monitoring");

    private final Kubectl kubectl = Kubectl.install();
    private Cluster cluster;

    @BeforeAll
    void start(Cluster cluster) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(2)
                .forEach(node -> client().resource(node.object()).create());
        client().resource(Declared.SHARED_FILES).create();
    }

    /** All that takes room on nodes and disks, and what counts it; a namespace itself takes many seconds to go. */
    @AfterEach
    void remove() {
        for (String namespace : NAMESPACES) {
            client().batch().v1().cronjobs().inNamespace(namespace).delete();
            client().batch().v1().jobs().inNamespace(namespace).delete();
            client().apps().deployments().inNamespace(namespace).delete();
            client().apps().replicaSets().inNamespace(namespace).delete();
            client().apps().statefulSets().inNamespace(namespace).delete();
            client().persistentVolumeClaims().inNamespace(namespace).delete();
            client().resourceQuotas().inNamespace(namespace).delete();
        }
        Awaitility.await("pods and claims to go").atMost(LIMIT).until(() -> {
            // Again for those that a controller made before it saw its set go.
            NAMESPACES.forEach(namespace ->
                    client().pods().inNamespace(namespace).withGracePeriod(0).delete());
            return client().pods().inAnyNamespace().list().getItems().isEmpty()
                    && client().persistentVolumeClaims()
                            .inAnyNamespace()
                            .list()
                            .getItems()
                            .isEmpty();
        });
    }

    static Stream<String> environments() {
        return ShippedPlatform.TREE.environments().stream();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void all_of_an_environment_becomes_ready(String environment) {
        install(environment);

        for (String namespace : NAMESPACES) {
            assertThat(client().persistentVolumeClaims()
                            .inNamespace(namespace)
                            .list()
                            .getItems())
                    .isNotEmpty()
                    .allMatch(claim -> claim.getStatus().getPhase().equals("Bound"));
        }
        client().batch()
                .v1()
                .cronjobs()
                .inNamespace("product")
                .list()
                .getItems()
                .forEach(cronJob -> {
                    String name = cronJob.getMetadata().getName();
                    kubectl("create", "job", "--namespace=product", "--from=cronjob/" + name, name + "-now")
                            .orFail();
                });
        Awaitility.await("all jobs are complete").atMost(LIMIT).untilAsserted(() -> assertThat(jobs())
                .hasSizeGreaterThan(7)
                .allMatch(job -> isTrue(job, "Complete"), "is complete"));
    }

    @Test
    void a_lost_zone_takes_no_more_than_its_share_and_the_others_make_up_for_it() {
        Map<String, Integer> wanted = Map.of("api", 4, "nexus", 3, "mcp", 3);
        install("prod");
        try (ServingPods pods = ServingPods.watch(client(), "product")) {
            wanted.forEach(
                    (component, count) -> assertThat(pods.byZone(component).values())
                            .as(component)
                            .hasSize(3)
                            .allMatch(inZone -> inZone == count / 3 || inZone == share(count)));
            List<String> bound = pods.now("dataflow").stream()
                    .filter(pod -> isInZoneA(pod))
                    .map(pod -> pod.getMetadata().getName())
                    .toList();
            assertThat(pods.byZone("dataflow").values()).containsExactly(1, 1, 1);

            kubectl("taint", "nodes", "a-1", "a-2", "example.com/lost=zone:NoExecute")
                    .orFail();

            try {
                wanted.forEach((component, count) -> {
                    Awaitility.await(component + " in the other zones")
                            .atMost(LIMIT)
                            .until(() -> pods.now(component).size() == count
                                    && pods.now(component).stream().noneMatch(pod -> isInZoneA(pod)));
                    assertThat(pods.fewest(component)).as(component).isGreaterThanOrEqualTo(count - share(count));
                    assertThat(pods.byZone(component).values())
                            .as(component)
                            .containsExactlyInAnyOrder(0, count / 2, count - count / 2);
                });
                // The volume of the third is in the lost zone.
                assertThat(bound).hasSize(1);
                Awaitility.await(bound + " waits for its zone")
                        .atMost(LIMIT)
                        .until(() -> isUnschedulable(client().pods()
                                .inNamespace("product")
                                .withName(bound.get(0))
                                .get()));
                assertThat(pods.fewest("dataflow")).isEqualTo(2);
            } finally {
                kubectl("taint", "nodes", "a-1", "a-2", "example.com/lost-").orFail();
            }
            pods.await("dataflow", 3);
        }
    }

    private static int share(int count) {
        return (count + 2) / 3;
    }

    private static boolean isInZoneA(Pod pod) {
        return pod.getSpec().getNodeName().startsWith("a-");
    }

    private static boolean isUnschedulable(Pod pod) {
        return pod != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> "Unschedulable".equals(condition.getReason())
                                && condition
                                        .getMessage()
                                        .toLowerCase(Locale.ROOT)
                                        .contains("volume"));
    }

    private void install(String environment) {
        Installation installation = Installation.of(ShippedPlatform.TREE.manifests(environment), client());
        installation.raiseToMinimum();
        installation.awaitReady(LIMIT);
    }

    private List<Job> jobs() {
        return client().batch().v1().jobs().inNamespace("product").list().getItems();
    }

    private static boolean isTrue(Job job, String type) {
        return job.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals("True"));
    }

    private KubernetesClient client() {
        return cluster.client();
    }

    private ProcessResult kubectl(String... arguments) {
        return kubectl.run(cluster.kubeconfig(), arguments);
    }
}
