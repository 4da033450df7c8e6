package dev.keelson.validation.platform.operation;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.observation.ServingPods;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A node is emptied as an operator does it: what the budgets of the API and of the MCP server hold back. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrainTest {
    private static final List<String> COMPONENTS = List.of("api", "mcp");
    private static final int PODS = 4;
    /** Well below the 30 s that a pod has to stop where nobody says how long. */
    private static final Duration SURELY_SAID = Duration.ofSeconds(25);

    private static final String HELD = "would violate the pod's disruption budget";

    /** As production declares it, except that pods go after one second and not after 10 and 15, and need two to start. */
    private static final Environment PROD = Environments.PROD
            .override("api.preStop.sleep", "1s")
            .override("mcp.preStop.sleep", "1s")
            .override("api.image.tag", "starts-in-2s")
            .override("mcp.image.tag", "starts-in-2s");

    private final Kubectl kubectl = Kubectl.install();
    private Cluster cluster;
    private ServingPods pods;

    @BeforeAll
    void start(Cluster cluster) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(1)
                .forEach(node -> cluster.client().resource(node.object()).create());
        apply(PROD);
        pods = ServingPods.watch(client(), "product");
    }

    @AfterAll
    void end() {
        pods.close();
    }

    /** Two pods of each component are on the node that goes; where they came to be is nobody's decision. */
    @BeforeEach
    void two_pods_of_each_on_a_node() {
        apply(PROD);
        COMPONENTS.forEach(component -> scale(component, PODS));
        kubectl("cordon", "c-1").orFail();
        kubectl("uncordon", "a-1", "b-1").orFail();
        client().pods().inNamespace("product").withGracePeriod(0).delete();
        COMPONENTS.forEach(component -> pods.await(component, PODS));
        kubectl("uncordon", "c-1").orFail();
        pods.startOver();
        COMPONENTS.forEach(component ->
                assertThat(on("a-1", component)).as(component + " on a-1").hasSize(2));
    }

    @Test
    void a_drain_waits_until_the_pod_that_went_is_replaced() {
        ProcessResult drain = drain();

        assertThat(drain.exitCode()).as(drain.toString()).isZero();
        assertThat(drain.errors()).contains(HELD);
        COMPONENTS.forEach(component -> {
            assertThat(pods.fewest(component)).as(component).isEqualTo(PODS - 1);
            assertThat(on("a-1", component)).isEmpty();
            pods.await(component, PODS);
        });
    }

    @Test
    void a_drain_takes_all_pods_at_once_where_there_is_no_budget() {
        client().policy().v1().podDisruptionBudget().inNamespace("product").delete();

        ProcessResult drain = drain();

        assertThat(drain.exitCode()).as(drain.toString()).isZero();
        assertThat(drain.errors()).doesNotContain(HELD);
        COMPONENTS.forEach(
                component -> assertThat(pods.fewest(component)).as(component).isEqualTo(PODS - 2));
    }

    @Test
    void a_pod_that_is_scaled_away_lives_for_its_hook_and_its_stop() {
        apply(PROD.override("mcp.preStop.sleep", "4s").override("mcp.image.tag", "stops-in-1s"));
        rolledOut();

        assertThat(lifeOfPodScaledAway()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(50));
    }

    @Test
    void a_pod_that_does_not_stop_lives_for_its_grace_period() {
        apply(PROD.override("mcp.image.tag", "stops-in-600s").override("mcp.terminationGrace", "4s"));
        rolledOut();

        assertThat(lifeOfPodScaledAway()).isBetween(Duration.ofSeconds(4), SURELY_SAID);
    }

    private void rolledOut() {
        kubectl("rollout", "status", "deployment/mcp", "--namespace=product").orFail();
        pods.await("mcp", PODS);
    }

    /** Measured from before the request to after the end, so that it is never shorter than the life was. */
    private Duration lifeOfPodScaledAway() {
        List<String> before = names();
        long start = System.nanoTime();
        scale("mcp", PODS - 1);
        pods.await("mcp", PODS - 1);
        before.removeAll(names());
        assertThat(before).hasSize(1);
        client().pods()
                .inNamespace("product")
                .withName(before.get(0))
                .waitUntilCondition(Objects::isNull, 2, TimeUnit.MINUTES);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<String> names() {
        return pods.now("mcp").stream()
                .map(pod -> pod.getMetadata().getName())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void scale(String component, int replicas) {
        client().apps().deployments().inNamespace("product").withName(component).scale(replicas);
    }

    private ProcessResult drain() {
        return kubectl("drain", "a-1", "--delete-emptydir-data", "--timeout=4m");
    }

    private List<Pod> on(String node, String component) {
        return pods.now(component).stream()
                .filter(pod -> pod.getSpec().getNodeName().equals(node))
                .toList();
    }

    private void apply(Environment environment) {
        Installation.of(Declared.components(environment, "api", "mcp"), client());
    }

    private KubernetesClient client() {
        return cluster.client();
    }

    private ProcessResult kubectl(String... arguments) {
        return kubectl.run(cluster.kubeconfig(), arguments);
    }
}
