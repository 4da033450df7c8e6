package dev.keelson.validation.placement;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.platform.Environments;
import com.acme.platform.ProductPlatform;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.scaling.ScaleTarget;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.platform.EmittedManifests;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who gives way to whom where a node is full: pods of production, with the priorities that the platform gives them, on one
 * node that has room for little. The API asks for half a core.
 */
@Tag("slow")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class PriorityTest {
    private static final String PRODUCT = "product", NODE = "only";
    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "Job", "CronJob", "HorizontalPodAutoscaler");

    private static KubernetesClient client;
    private static ScaleTarget api;
    private static ScaleTarget postgres;
    private static PodSpec apiPod;
    private static PodSpec backupPod;

    @BeforeAll
    static void install(Cluster cluster) {
        client = cluster.client();
        // What gives way stops at once, so that no test waits for it.
        ManifestTree all =
                EmittedManifests.of(new ProductPlatform(), Environments.PROD.override("api.preStop.sleep", "1s"));
        Installation.of(
                new ManifestTree(all.manifests().stream()
                        .filter(each -> !WORKLOADS.contains(kind(each)) || isDatabaseOrService(each))
                        .toList()),
                client);
        api = new ScaleTarget(client, PRODUCT, "Deployment", "api");
        postgres = new ScaleTarget(client, PRODUCT, "StatefulSet", "postgres");
        apiPod = client.apps()
                .deployments()
                .inNamespace(PRODUCT)
                .withName("api")
                .require()
                .getSpec()
                .getTemplate()
                .getSpec();
        backupPod = client.batch()
                .v1()
                .cronjobs()
                .inNamespace(PRODUCT)
                .withName("neo4j-backup")
                .require()
                .getSpec()
                .getJobTemplate()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static boolean isDatabaseOrService(Manifest manifest) {
        return !kind(manifest).equals("HorizontalPodAutoscaler")
                && Set.of("api", "postgres", "neo4j-backup").contains(manifest.name());
    }

    private static String kind(Manifest manifest) {
        return manifest.body().path("kind").asText();
    }

    @BeforeEach
    void nothing_runs() {
        clear();
    }

    @AfterEach
    void clear_the_node() {
        clear();
        client.nodes().withName(NODE).delete();
    }

    private static void clear() {
        api.scaleTo(0);
        postgres.scaleTo(0);
        client.pods().inNamespace(PRODUCT).withGracePeriod(0).delete();
        await("no pod is left")
                .until(() ->
                        client.pods().inNamespace(PRODUCT).list().getItems().isEmpty());
    }

    @Test
    void a_batch_gives_way_to_a_service_and_a_service_to_a_database() {
        node("4500m");
        api.scaleTo(8);
        await("services run").until(() -> api.ready().size() == 8);
        create(like(apiPod, "batch", "product-batch"));
        await("a batch runs beside them").until(() -> isBound("batch"));

        api.scaleTo(9);
        await("another service runs").until(() -> api.ready().size() == 9);

        assertThat(client.pods().inNamespace(PRODUCT).withName("batch").get()).isNull();

        postgres.scaleTo(1);
        await("the database runs").until(() -> postgres.ready().size() == 1);

        assertThat(api.ready()).hasSizeLessThan(9);
        await("the services that gave way wait")
                .until(() -> api.pods().size() == 9
                        && api.pods().stream()
                                .filter(pod -> pod.getSpec().getNodeName() == null)
                                .allMatch(pod -> reason(pod).contains("Insufficient cpu")
                                        && reason(pod).contains("No preemption victims found for incoming pod")));
    }

    @Test
    void a_batch_drives_nobody_away_although_it_comes_before_who_has_no_priority() {
        node("500m");
        create(like(apiPod, "unimportant", null));
        await("the node is full").until(() -> isBound("unimportant"));

        create(like(backupPod, "backup", "product-batch"));
        await("the backup waits").until(() -> reason("backup").contains("nodes are available"));

        assertThat(reason("backup"))
                .contains("0/1 nodes are available: 1 Insufficient cpu")
                .contains("not eligible due to preemptionPolicy=Never");
        assertThat(isBound("unimportant")).isTrue();

        // The same place is one that somebody with the right gets.
        api.scaleTo(1);
        await("a service takes the place").until(() -> api.ready().size() == 1);
        assertThat(client.pods().inNamespace(PRODUCT).withName("unimportant").get())
                .isNull();
        assertThat(isBound("backup")).isFalse();
    }

    @Test
    void a_service_without_its_priority_waits_as_everybody_does() {
        node("500m");
        create(like(apiPod, "unimportant", null));
        await("the node is full").until(() -> isBound("unimportant"));

        create(like(apiPod, "equal", null));

        await("it waits").until(() -> reason("equal").contains("No preemption victims found for incoming pod"));
        assertThat(isBound("unimportant")).isTrue();
    }

    private static void node(String cpu) {
        client.resource(SimulatedNode.named(NODE, "eu-central-1a")
                        .sized(cpu, "120Gi")
                        .object())
                .create();
    }

    private static Pod like(PodSpec spec, String name, String priority) {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(PRODUCT)
                .withName(name)
                .endMetadata()
                .withNewSpecLike(spec)
                .withRestartPolicy("Always")
                .withTopologySpreadConstraints(List.of())
                .withPriorityClassName(priority)
                .endSpec()
                .build();
    }

    private static void create(Pod pod) {
        client.resource(pod).create();
    }

    private static boolean isBound(String name) {
        Pod pod = client.pods().inNamespace(PRODUCT).withName(name).get();
        return pod != null && pod.getSpec().getNodeName() != null;
    }

    private static String reason(String name) {
        return reason(client.pods().inNamespace(PRODUCT).withName(name).require());
    }

    private static String reason(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled"))
                .map(condition -> String.valueOf(condition.getMessage()))
                .findFirst()
                .orElse("");
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200));
    }
}
