package dev.keelson.validation.platform.sizing;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static dev.keelson.validation.platform.sizing.TunedPlatform.mebibytes;
import static dev.keelson.validation.platform.sizing.TunedPlatform.millicores;
import static dev.keelson.validation.platform.sizing.TunedPlatform.sized;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.cluster.vertical.UsageServer;
import dev.keelson.validation.cluster.vertical.VerticalAutoscaler;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.platform.ShippedPlatform;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vertical autoscalers of the platform under the real recommender, updater and admission controller. */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class VerticalScalingTest {
    private static final String PRODUCT = "product";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** What the recommender adds to what is used, and the width of the classes into which it sorts what it sees. */
    private static final BigDecimal MARGIN = new BigDecimal("1.15"), CLASS_WIDTH = new BigDecimal("1.06");

    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private static UsageServer usage;

    @BeforeAll
    static void start(Cluster cluster) {
        SimulatedNode.overThreeZones(3)
                .forEach(node -> cluster.client().resource(node.object()).create());
        usage = UsageServer.start(cluster.client());
        Installation.of(ShippedPlatform.TREE.manifests("prod"), cluster.client())
                .awaitReady(LIMIT);
        // Its second pod comes when the horizontal autoscaler looks for the first time.
        Awaitility.await("two pods run data flows")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> pods(cluster, "dataflow").size() > 1);
        usage.set("api", 300, 900);
        usage.set("dataflow", 400, 2048);
        // Not before: a recommender that saw no use yet recommends the minimum.
        VerticalAutoscaler.start(cluster);
    }

    @AfterAll
    static void stop() {
        if (usage != null) {
            usage.close();
        }
    }

    @Test
    void a_recommendation_follows_what_is_used_and_stands_in_the_status(Cluster cluster) {
        Recommended recommended = Recommended.of(cluster.client(), PRODUCT, "dataflow", LIMIT);

        BigDecimal used = BigDecimal.valueOf(2048).multiply(MEBIBYTE);
        assertThat(recommended.target("memory"))
                .isBetween(used.multiply(MARGIN), used.multiply(MARGIN).multiply(CLASS_WIDTH));
        assertThat(recommended.resources())
                .as("dataflow lets memory alone be recommended")
                .containsExactly("memory");
        assertThat(recommended.isProvided()).isTrue();
        assertThat(Recommended.of(cluster.client(), PRODUCT, "api", LIMIT).resources())
                .containsExactlyInAnyOrder("cpu", "memory");
    }

    @Test
    void a_new_pod_takes_what_is_recommended_and_the_others_stay_where_the_mode_is_initial(Cluster cluster) {
        Recommended recommended = Recommended.of(cluster.client(), PRODUCT, "dataflow", LIMIT);
        Pod other = pod(cluster, "dataflow-1");

        Pod replaced = replace(cluster, "dataflow-0");

        ResourceRequirements declared = declared(cluster, "dataflow");
        ResourceRequirements taken = main(replaced);
        assertThat(amount(taken.getRequests(), "memory"))
                .isEqualByComparingTo(recommended.target("memory"))
                .isNotEqualByComparingTo(amount(declared.getRequests(), "memory"));
        assertThat(amount(taken.getLimits(), "memory")).isEqualByComparingTo(recommended.target("memory"));
        assertThat(taken.getRequests().get("cpu"))
                .isEqualTo(declared.getRequests().get("cpu"));
        assertThat(pod(cluster, "dataflow-1").getMetadata().getUid())
                .isEqualTo(other.getMetadata().getUid());
        assertThat(main(pod(cluster, "dataflow-1"))).isEqualTo(main(other)).isEqualTo(declared);
    }

    @Test
    void a_new_pod_is_as_declared_where_the_mode_is_off(Cluster cluster) {
        Recommended recommended = Recommended.of(cluster.client(), PRODUCT, "api", LIMIT);
        List<Pod> before = pods(cluster, "api");

        cluster.client().resource(before.get(0)).delete();

        Awaitility.await("another pod of the API").atMost(LIMIT).until(() -> pods(cluster, "api").stream()
                .anyMatch(pod -> before.stream().noneMatch(old -> old.getMetadata()
                        .getUid()
                        .equals(pod.getMetadata().getUid()))));
        ResourceRequirements declared = main(before.get(0));
        assertThat(amount(declared.getRequests(), "memory")).isNotEqualByComparingTo(recommended.target("memory"));
        assertThat(pods(cluster, "api")).allSatisfy(pod -> assertThat(main(pod)).isEqualTo(declared));
    }

    /** The new manifests differ from the shipped ones in the requests that were recommended, and in nothing else. */
    @Test
    void what_is_recommended_becomes_a_change_of_the_definition(Cluster cluster, @TempDir Path dir) throws IOException {
        String api = millicores(
                Recommended.of(cluster.client(), PRODUCT, "api", LIMIT).target("cpu"));

        TunedPlatform tuned = TunedPlatform.of(cluster.client(), dir);

        assertThat(tuned.values())
                .contains("# product/dataflow, memory: 1Gi so far, ")
                .contains("    cpu: " + api);
        String memory =
                mebibytes(Recommended.now(cluster.client(), PRODUCT, "dataflow").target("memory"));
        String apiMemory =
                mebibytes(Recommended.now(cluster.client(), PRODUCT, "api").target("memory"));
        List<JsonNode> expected = ShippedPlatform.TREE.manifests("prod").manifests().stream()
                .map(Manifest::body)
                .map(object -> switch (object.path("kind").asText() + " "
                        + object.at("/metadata/name").asText()) {
                    case "StatefulSet dataflow" -> sized(object, "memory", memory, true);
                    case "Deployment api" -> sized(sized(object, "cpu", api, false), "memory", apiMemory, true);
                    default -> object;
                })
                .toList();
        assertThat(tuned.objects()).isEqualTo(expected);
        assertThat(memory).isNotEqualTo("1Gi");
    }

    private static Pod replace(Cluster cluster, String name) {
        String before = pod(cluster, name).getMetadata().getUid();
        cluster.client()
                .pods()
                .inNamespace(PRODUCT)
                .withName(name)
                .withGracePeriod(0)
                .delete();
        Awaitility.await(name + " was replaced")
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> !pod(cluster, name).getMetadata().getUid().equals(before));
        return pod(cluster, name);
    }

    private static Pod pod(Cluster cluster, String name) {
        return cluster.client().pods().inNamespace(PRODUCT).withName(name).require();
    }

    private static List<Pod> pods(Cluster cluster, String component) {
        return cluster.client()
                .pods()
                .inNamespace(PRODUCT)
                .withLabel("app.kubernetes.io/name", component)
                .list()
                .getItems();
    }

    private static ResourceRequirements declared(Cluster cluster, String statefulSet) {
        return cluster.client()
                .apps()
                .statefulSets()
                .inNamespace(PRODUCT)
                .withName(statefulSet)
                .require()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources();
    }

    private static ResourceRequirements main(Pod pod) {
        return pod.getSpec().getContainers().get(0).getResources();
    }

    private static BigDecimal amount(Map<String, Quantity> amounts, String resource) {
        return amounts.get(resource).getNumericalAmount();
    }
}
