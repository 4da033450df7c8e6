package dev.keelson.validation.platform.sizing;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static dev.keelson.validation.cluster.ClusterPart.NODES;
import static dev.keelson.validation.cluster.ClusterPart.SCHEDULER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.emit.manifest.ManifestLayout;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.Platform;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.simulation.Installation;
import dev.keelson.validation.cluster.simulation.SimulatedNode;
import dev.keelson.validation.cluster.vertical.UsageServer;
import dev.keelson.validation.cluster.vertical.VerticalAutoscaler;
import dev.keelson.validation.manifest.ManifestTree;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An autoscaler that gives its recommendation to pods that run already. */
@Tag("proof")
@ClusterTest(
        with = {CUSTOM_RESOURCES, CONTROLLERS, SCHEDULER, NODES},
        lifetime = Lifetime.CLASS)
class RecreationTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String NAMESPACE = WorkerPlatform.YARD.name(), NAME = WorkerPlatform.WORKER.name();
    private static final int USED_MEBIBYTES = 700;
    private static final BigDecimal MOST = BigDecimal.valueOf((long) WorkerPlatform.MOST_MEBIBYTES << 20);

    @Test
    void pods_are_evicted_within_their_budget_until_all_ask_for_what_is_recommended_and_no_more_than_the_maximum(
            Cluster cluster) {
        SimulatedNode.overThreeZones(1)
                .forEach(node -> cluster.client().resource(node.object()).create());
        Installation.of(manifests(), cluster.client()).awaitReady(LIMIT);

        try (UsageServer usage = UsageServer.start(cluster.client());
                LeastReady ready = new LeastReady(cluster)) {
            VerticalAutoscaler.start(cluster);
            usage.set(NAME, 50, USED_MEBIBYTES);
            Awaitility.await("all workers ask for the maximum")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> assertThat(pods(cluster))
                            .hasSize(WorkerPlatform.WORKERS)
                            .allSatisfy(pod -> assertThat(memory(pod)).isEqualByComparingTo(MOST)));

            assertThat(ready.least()).isEqualTo(WorkerPlatform.WORKERS - 1);
        }
        Recommended recommended = Recommended.now(cluster.client(), NAMESPACE, NAME);
        assertThat(recommended.target("memory")).isEqualByComparingTo(MOST);
        assertThat(recommended.uncapped("memory")).isGreaterThan(MOST);
        assertThat(pods(cluster)).allSatisfy(pod -> assertThat(pod.getSpec()
                        .getContainers()
                        .get(0)
                        .getResources()
                        .getRequests()
                        .get("cpu"))
                .isEqualTo(new Quantity("100m")));
    }

    private static ManifestTree manifests() {
        Map<String, String> files = new ManifestLayout(Platform.of(new WorkerPlatform())
                        .in(Environment.named("lab"))
                        .resources())
                .texts();
        return ManifestTree.parse(files.entrySet().stream()
                .filter(file -> !file.getKey().equals(ManifestLayout.KUSTOMIZATION))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("---\n")));
    }

    private static List<Pod> pods(Cluster cluster) {
        return cluster.client().pods().inNamespace(NAMESPACE).list().getItems();
    }

    private static BigDecimal memory(Pod pod) {
        return pod.getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getRequests()
                .get("memory")
                .getNumericalAmount();
    }

    /** How many ready pods there were when there were fewest, by every change and not by samples. */
    private static final class LeastReady implements AutoCloseable {
        private final Map<String, Boolean> ready = new ConcurrentHashMap<>();
        private final AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
        private final SharedIndexInformer<Pod> informer;

        LeastReady(Cluster cluster) {
            for (Pod pod : pods(cluster)) {
                ready.put(pod.getMetadata().getUid(), isReady(pod));
            }
            informer = cluster.client().pods().inNamespace(NAMESPACE).inform(new ResourceEventHandler<>() {
                @Override
                public void onAdd(Pod pod) {
                    seen(pod, isReady(pod));
                }

                @Override
                public void onUpdate(Pod before, Pod pod) {
                    seen(pod, isReady(pod));
                }

                @Override
                public void onDelete(Pod pod, boolean unknownState) {
                    seen(pod, false);
                }
            });
        }

        int least() {
            return least.get();
        }

        private void seen(Pod pod, boolean isReady) {
            ready.put(pod.getMetadata().getUid(), isReady);
            int now = (int) ready.values().stream().filter(each -> each).count();
            least.accumulateAndGet(now, Math::min);
        }

        private static boolean isReady(Pod pod) {
            return pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
        }

        @Override
        public void close() {
            informer.close();
        }
    }
}
