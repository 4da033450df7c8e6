package dev.keelson.validation.cluster.observation;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * How many pods of each component serve, at every moment: the pods of a namespace are watched from one list on, so that no
 * state is missed between two looks. A pod serves when it is ready and nobody has asked it to go.
 *
 * @since 0.1.0
 */
public final class ServingPods implements AutoCloseable {
    private static final String COMPONENT = "app.kubernetes.io/name";
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KubernetesClient client;
    private final String namespace;
    private final PodEvents events;
    private final Watch watch;

    private ServingPods(KubernetesClient client, String namespace, PodEvents events, Watch watch) {
        this.client = client;
        this.namespace = namespace;
        this.events = events;
        this.watch = watch;
    }

    /** Watches the pods of a namespace from now on. */
    public static ServingPods watch(KubernetesClient client, String namespace) {
        PodList list = client.pods().inNamespace(namespace).list();
        PodEvents events = new PodEvents(COMPONENT, list.getItems());
        Watch watch = client.pods()
                .inNamespace(namespace)
                .withResourceVersion(list.getMetadata().getResourceVersion())
                .watch(events);
        return new ServingPods(client, namespace, events, watch);
    }

    @Override
    public void close() {
        watch.close();
    }

    /** Forgets what was seen: {@link #fewest} and {@link #most} tell of what comes from here on. */
    public void startOver() {
        catchUp();
        events.startOver();
    }

    /** {@return the smallest number of pods of a component that served at a moment since {@link #startOver}} */
    public int fewest(String component) {
        catchUp();
        return events.fewest(component);
    }

    /** {@return the largest number of pods of a component that nobody had asked to go, since {@link #startOver}} */
    public int most(String component) {
        catchUp();
        return events.most(component);
    }

    /** {@return the pods of a component that serve now, by name} */
    public List<Pod> now(String component) {
        catchUp();
        return events.serving(component);
    }

    /** {@return how many pods of a component serve in each zone of nodes, those without one among them} */
    public Map<String, Integer> byZone(String component) {
        Map<String, String> zones = client.nodes().list().getItems().stream()
                .collect(Collectors.toMap(
                        node -> node.getMetadata().getName(),
                        node -> node.getMetadata().getLabels().get(ZONE)));
        Map<String, Integer> counts = new TreeMap<>();
        zones.values().forEach(zone -> counts.put(zone, 0));
        now(component).forEach(pod -> counts.merge(zones.get(pod.getSpec().getNodeName()), 1, Integer::sum));
        return counts;
    }

    /** Waits until that many pods of a component serve. */
    public void await(String component, int count) {
        Awaitility.await(count + " serving pods of " + component)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> events.serving(component).size() == count);
    }

    /** What the cluster holds now has been seen, and with it all that was before. */
    private void catchUp() {
        Awaitility.await("all changes of pods of " + namespace)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        events.areAt(client.pods().inNamespace(namespace).list().getItems()));
    }
}
