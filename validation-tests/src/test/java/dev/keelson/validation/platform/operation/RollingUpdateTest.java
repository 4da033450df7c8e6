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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New images of production's API: what its pods do on the way, on every change of one of them. */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingUpdateTest {
    /** The four pods that production asks for; the declared update takes none away before another is ready. */
    private static final int PROMISED = 4;

    /** As production declares it, except that a bad image is given up after 5 s and not after five minutes. */
    private static final Environment PROD = Environments.PROD
            .override("api.startup.period", "1s")
            .override("api.startup.failureThreshold", "1")
            .override("api.progressDeadline", "5s");

    private final Kubectl kubectl = Kubectl.install();
    private Cluster cluster;
    private ServingPods pods;

    @BeforeAll
    void start(Cluster cluster) {
        this.cluster = cluster;
        SimulatedNode.overThreeZones(2)
                .forEach(node -> cluster.client().resource(node.object()).create());
        apply(PROD).raiseToMinimum();
        pods = ServingPods.watch(cluster.client(), "product");
    }

    @AfterAll
    void end() {
        pods.close();
    }

    @BeforeEach
    void run_as_declared() {
        apply(PROD);
        kubectl("scale", "deployment/api", "--replicas=" + PROMISED).orFail();
        rollout("status").orFail();
        pods.await("api", PROMISED);
        pods.startOver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.0", "starts-in-1s"})
    void an_update_never_has_fewer_pods_than_promised(String image) {
        apply(PROD.override("api.image.tag", image));

        rollout("status").orFail();
        assertThat(images()).isEqualTo(Collections.nCopies(PROMISED, "api:" + image));
        assertThat(pods.fewest("api")).as("fewest that served").isEqualTo(PROMISED);
        assertThat(pods.most("api")).as("most, with one pod on top").isEqualTo(PROMISED + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "crashes", "never-ready"})
    void a_bad_image_stops_at_the_deadline_and_is_undone(String image) {
        apply(PROD.override("api.image.tag", image));

        assertThat(rollout("status").errors()).contains("exceeded its progress deadline");
        assertThat(images()).isEqualTo(Collections.nCopies(PROMISED, "api:1.4.2"));

        rollout("undo").orFail();

        rollout("status").orFail();
        assertThat(cluster.client()
                        .apps()
                        .deployments()
                        .inNamespace("product")
                        .withName("api")
                        .get()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .get(0)
                        .getImage())
                .endsWith("/product/api:1.4.2");
        assertThat(pods.fewest("api")).as("fewest that served").isEqualTo(PROMISED);
    }

    @Test
    void an_update_that_may_take_all_pods_away_is_seen_to_do_so() {
        apply(PROD.override("api.rollingUpdate.maxUnavailable", "4").override("api.image.tag", "never-ready"));

        assertThat(rollout("status").errors()).contains("exceeded its progress deadline");
        assertThat(pods.fewest("api")).isZero();
    }

    @Test
    void more_pods_come_beside_those_that_serve() {
        kubectl("scale", "deployment/api", "--replicas=8").orFail();

        pods.await("api", 8);
        assertThat(pods.fewest("api")).isEqualTo(PROMISED);
        assertThat(pods.byZone("api").values()).hasSize(3).allMatch(count -> count == 2 || count == 3);
    }

    /** {@return the images of the pods that serve, without their place} */
    private List<String> images() {
        return pods.now("api").stream()
                .map(pod -> pod.getSpec().getContainers().get(0).getImage())
                .map(image -> image.substring(image.lastIndexOf('/') + 1))
                .toList();
    }

    private Installation apply(Environment environment) {
        return Installation.of(Declared.components(environment, "api"), cluster.client());
    }

    private ProcessResult rollout(String command) {
        return kubectl("rollout", command, "deployment/api");
    }

    private ProcessResult kubectl(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--namespace=product";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return kubectl.run(cluster.kubeconfig(), all);
    }
}
