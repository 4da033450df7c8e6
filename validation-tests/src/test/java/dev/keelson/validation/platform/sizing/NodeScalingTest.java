package dev.keelson.validation.platform.sizing;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.nodes.NodeAutoscaler;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.platform.ShippedPlatform;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The platform in a cluster without any node, under Karpenter and the platform's own node pool. */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class NodeScalingTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String POOL = "product-general";
    private static final BigDecimal TOO_LITTLE = BigDecimal.valueOf(4);

    /** One story: nodes come as far as the limit lets them, then as many as needed, and go when they are empty. */
    @Test
    void the_node_pool_brings_the_nodes_that_the_pods_need_within_its_limits_and_takes_them_away(Cluster cluster) {
        NodeAutoscaler.start(cluster);
        ManifestTree platform = NodeAutoscaler.withSimulatedNodes(ShippedPlatform.TREE.manifests("prod"));
        String declared = limit(pool(platform).body());

        // Far less than the platform needs: what Karpenter adds stays below it, and pods go without.
        Installation.of(changed(platform, TOO_LITTLE.toPlainString()), cluster.client());
        Awaitility.await("Karpenter says that the limit keeps it from more")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !nodes(cluster).isEmpty()
                        && waiting(cluster).stream().anyMatch(pod -> refusedByLimit(cluster, pod)));
        assertThat(cores(cluster)).isLessThanOrEqualTo(TOO_LITTLE);

        Installation installation = Installation.of(changed(platform, declared), cluster.client());
        installation.awaitReady(LIMIT);

        assertThat(cores(cluster))
                .isGreaterThan(TOO_LITTLE)
                .isLessThanOrEqualTo(Quantity.parse(declared).getNumericalAmount());
        assertThat(nodes(cluster))
                .allSatisfy(node -> assertThat(node.getMetadata().getLabels())
                        .containsEntry("karpenter.sh/nodepool", POOL)
                        .containsEntry("kubernetes.io/arch", "amd64"));
        assertThat(hosts(cluster)).isSubsetOf(names(cluster));

        Awaitility.await("every horizontal autoscaler has the pods that it wants at least")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> autoscalers(cluster).stream().allMatch(NodeScalingTest::hasItsMinimum));
        installation.awaitReady(LIMIT);

        // A pod that fits nowhere brings a node, and when the pod is gone a node goes: its own, or one whose pods fit
        // into that.
        Set<String> before = names(cluster);
        BigDecimal coresBefore = cores(cluster);
        Pod guest = guest();
        cluster.client().resource(guest).create();
        String added = Awaitility.await("a node for the guest")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> cluster.client().resource(guest).get().getSpec().getNodeName(),
                        name -> name != null && !name.isEmpty());
        assertThat(before).doesNotContain(added);
        cluster.client().resource(guest).withGracePeriod(0).delete();
        Awaitility.await("as many cores as before the guest")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> cores(cluster).compareTo(coresBefore) <= 0);
        installation.awaitReady(LIMIT);
    }

    /** More than any node has left. */
    private static Pod guest() {
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace("kube-system")
                .withName("guest")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("guest")
                .withImage("registry.example.com/guest:1")
                .withNewResources()
                .addToRequests("cpu", new Quantity("7"))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    private static Manifest pool(ManifestTree manifests) {
        return manifests.manifests().stream()
                .filter(manifest -> manifest.body().path("kind").asText().equals("NodePool"))
                .findFirst()
                .orElseThrow();
    }

    private static String limit(JsonNode pool) {
        return pool.at("/spec/limits/cpu").asText();
    }

    /** The same objects with another limit; the pool takes empty nodes away after seconds where it says minutes. */
    private static ManifestTree changed(ManifestTree manifests, String cores) {
        return new ManifestTree(manifests.manifests().stream()
                .map(manifest -> {
                    if (!manifest.body().path("kind").asText().equals("NodePool")) {
                        return manifest;
                    }
                    ObjectNode body = manifest.body().deepCopy();
                    ((ObjectNode) body.at("/spec/limits")).put("cpu", cores);
                    ((ObjectNode) body.at("/spec/disruption")).put("consolidateAfter", "5s");
                    return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
                })
                .toList());
    }

    private static List<HorizontalPodAutoscaler> autoscalers(Cluster cluster) {
        return cluster.client()
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inAnyNamespace()
                .list()
                .getItems();
    }

    private static boolean hasItsMinimum(HorizontalPodAutoscaler autoscaler) {
        return autoscaler.getStatus().getCurrentReplicas() != null
                && autoscaler.getStatus().getCurrentReplicas()
                        >= autoscaler.getSpec().getMinReplicas();
    }

    private static boolean refusedByLimit(Cluster cluster, Pod pod) {
        return cluster
                .client()
                .v1()
                .events()
                .inNamespace(pod.getMetadata().getNamespace())
                .withField("involvedObject.name", pod.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .anyMatch(event ->
                        event.getMessage() != null && event.getMessage().contains("exceed limits"));
    }

    private static List<Pod> waiting(Cluster cluster) {
        return cluster.client().pods().inAnyNamespace().list().getItems().stream()
                .filter(pod -> pod.getSpec().getNodeName() == null)
                .toList();
    }

    private static Set<String> hosts(Cluster cluster) {
        return cluster.client().pods().inAnyNamespace().list().getItems().stream()
                .map(pod -> pod.getSpec().getNodeName())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Cluster cluster) {
        return nodes(cluster).stream().map(node -> node.getMetadata().getName()).collect(Collectors.toSet());
    }

    private static List<Node> nodes(Cluster cluster) {
        return cluster.client().nodes().list().getItems();
    }

    private static BigDecimal cores(Cluster cluster) {
        return nodes(cluster).stream()
                .map(node -> node.getStatus().getCapacity().get("cpu").getNumericalAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
