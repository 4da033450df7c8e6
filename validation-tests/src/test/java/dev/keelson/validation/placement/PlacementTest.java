package dev.keelson.validation.placement;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.platform.Environment;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.scaling.ScaleTarget;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.platform.EmittedManifests;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real scheduler on every word of placement, first while zone c takes nobody, then with room in all three zones; the
 * component {@code anywhere}, which says nothing, shows at each that the word made the difference.
 */
@Tag("slow")
@ClusterTest(
        with = {CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class PlacementTest {
    private static final String CLOSED = "example.com/closed";

    private static Map<String, List<Pod>> narrow;
    private static Map<String, List<Pod>> wide;

    @BeforeAll
    static void place(Cluster cluster) {
        KubernetesClient client = cluster.client();
        for (SimulatedNode node : nodes()) {
            client.resource(node.object()).create();
        }
        Installation installation =
                Installation.of(EmittedManifests.of(new Corners(), Environment.named("lab")), client);

        narrow = settled(client, pod -> isBound(pod) || reason(pod).contains("nodes are available"));
        client.nodes().withName("c-1").edit(node -> {
            node.getSpec().setTaints(List.of());
            return node;
        });
        client.nodes().withName("c-2").edit(node -> {
            node.getSpec().setTaints(List.of());
            return node;
        });
        installation.awaitReady(Duration.ofMinutes(1));
        wide = settled(client, PlacementTest::isBound);
    }

    /**
     * Two in each zone, the first with a fast disk, those of zone c closed; one for reports alone; and a crowd in zone a,
     * which draws pods whose zones nobody counts.
     */
    private static List<SimulatedNode> nodes() {
        List<SimulatedNode> nodes = new ArrayList<>();
        for (SimulatedNode node : SimulatedNode.overThreeZones(2)) {
            SimulatedNode disk = node.label(Corners.DISK, node.name().endsWith("1") ? "fast" : "slow");
            nodes.add(node.name().startsWith("c") ? disk.taint(CLOSED, "yes", "NoSchedule") : disk);
        }
        for (int number = 3; number <= 10; number++) {
            nodes.add(SimulatedNode.named("a-" + number, "eu-central-1a").taint(Corners.CROWD, "yes", "NoSchedule"));
        }
        nodes.add(SimulatedNode.named("reports", "eu-central-1b")
                .label(Corners.DEDICATED, "reports")
                .taint(Corners.DEDICATED, "reports", "NoSchedule"));
        return nodes;
    }

    /** Waits until that holds of every pod that is wanted. */
    private static Map<String, List<Pod>> settled(KubernetesClient client, Predicate<Pod> settled) {
        Map<String, Integer> wanted =
                client.apps().deployments().inNamespace(Corners.NAMESPACE).list().getItems().stream()
                        .collect(Collectors.toMap(
                                deployment -> deployment.getMetadata().getName(),
                                deployment -> deployment.getSpec().getReplicas()));
        Map<String, List<Pod>> pods = new TreeMap<>();
        Awaitility.await("the scheduler looked at every pod")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    wanted.forEach((name, number) ->
                            pods.put(name, new ScaleTarget(client, Corners.NAMESPACE, "Deployment", name).pods()));
                    return wanted.entrySet().stream()
                            .allMatch(each -> pods.get(each.getKey()).size() == each.getValue()
                                    && pods.get(each.getKey()).stream().allMatch(settled));
                });
        return pods;
    }

    @Test
    void a_strict_spread_waits_for_the_zone_that_takes_nobody() {
        assertThat(zones(narrow, "strictly-spread")).containsExactly(1, 1);
        assertThat(waiting(narrow, "strictly-spread"))
                .hasSize(5)
                .allMatch(reason -> reason.contains("didn't match pod topology spread constraints"));
        assertThat(waiting(narrow, "anywhere")).isEmpty();
    }

    @Test
    void a_strict_spread_is_even_once_there_is_room() {
        assertThat(zones(wide, "strictly-spread")).containsExactlyInAnyOrder(3, 2, 2);
    }

    /** The scheduler spreads what says nothing too, over zones and nodes together. */
    @Test
    void a_spread_is_as_even_as_there_is_room_however_many_nodes_a_zone_has() {
        assertThat(zones(narrow, "spread")).containsExactly(6, 6);
        assertThat(waiting(narrow, "spread")).isEmpty();
        assertThat(zones(narrow, "not-spread").get(0)).isGreaterThan(6);
    }

    @Test
    void pods_that_keep_apart_have_a_node_each_or_wait() {
        assertThat(nodes(narrow, "apart")).doesNotHaveDuplicates().hasSize(4);
        assertThat(waiting(narrow, "apart"))
                .hasSize(2)
                .allMatch(reason -> reason.contains("didn't match pod anti-affinity rules"));
        assertThat(nodes(wide, "apart")).doesNotHaveDuplicates().hasSize(6);
        assertThat(nodes(wide, "anywhere")).hasSizeGreaterThan(6);
    }

    @Test
    void pods_that_need_a_label_run_on_nodes_that_have_it() {
        assertThat(nodes(narrow, "on-fast-disks")).hasSize(3).isSubsetOf("a-1", "b-1");
        assertThat(nodes(wide, "on-fast-disks")).hasSize(3).isSubsetOf("a-1", "b-1");
        assertThat(nodes(wide, "anywhere")).containsAnyOf("a-2", "b-2");
    }

    @Test
    void a_taint_keeps_out_all_but_those_that_tolerate_it() {
        assertThat(nodes(wide, "dedicated")).containsOnly("reports");
        assertThat(wide.keySet())
                .filteredOn(name -> nodes(wide, name).contains("reports"))
                .containsExactly("dedicated");
    }

    @Test
    void pods_that_are_near_to_others_and_apart_from_them_share_the_zone_and_no_node() {
        assertThat(nodes(wide, "near")).hasSize(2).allMatch(node -> node.equals("a-2") || node.equals("b-2"));
    }

    private static List<String> nodes(Map<String, List<Pod>> pods, String name) {
        return pods.getOrDefault(name, List.of()).stream()
                .filter(PlacementTest::isBound)
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
    }

    private static List<Integer> zones(Map<String, List<Pod>> pods, String name) {
        Map<Character, Integer> zones = new TreeMap<>();
        nodes(pods, name).forEach(node -> zones.merge(node.charAt(0), 1, Integer::sum));
        return List.copyOf(zones.values());
    }

    private static List<String> waiting(Map<String, List<Pod>> pods, String name) {
        return pods.getOrDefault(name, List.of()).stream()
                .filter(pod -> !isBound(pod))
                .map(PlacementTest::reason)
                .toList();
    }

    private static boolean isBound(Pod pod) {
        return pod.getSpec().getNodeName() != null;
    }

    private static String reason(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled"))
                .map(condition -> String.valueOf(condition.getMessage()))
                .findFirst()
                .orElse("");
    }
}
