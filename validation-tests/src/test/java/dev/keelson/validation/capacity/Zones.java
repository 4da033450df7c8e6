package dev.keelson.validation.capacity;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which node is in which zone.
 *
 * @param ofNode the zone of each node
 */
record Zones(Map<String, String> ofNode) {

    static Zones of(KubernetesClient client) {
        return new Zones(client.nodes().list().getItems().stream()
                .collect(Collectors.toMap(
                        node -> node.getMetadata().getName(),
                        node -> node.getMetadata().getLabels().get("topology.kubernetes.io/zone"))));
    }

    /** {@return how many of the pods are in each zone, those on their way out left aside} */
    Map<String, Integer> count(Collection<Pod> pods) {
        Map<String, Integer> counts = new TreeMap<>();
        ofNode.values().forEach(zone -> counts.put(zone, 0));
        pods.stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .forEach(pod -> counts.merge(ofNode.get(pod.getSpec().getNodeName()), 1, Integer::sum));
        return counts;
    }

    /** {@return how many more pods the fullest zone has than the emptiest} */
    static int skew(Map<String, Integer> zones) {
        return Collections.max(zones.values()) - Collections.min(zones.values());
    }
}
