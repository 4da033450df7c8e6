package dev.keelson.validation.cluster.observation;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pods that a watch told of, and the extremes they went through. */
final class PodEvents implements Watcher<Pod> {
    private final String label;
    private final Map<String, Pod> pods = new TreeMap<>();
    private final Map<String, Integer> fewest = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();
    private @Nullable WatcherException lost;

    PodEvents(String label, List<Pod> first) {
        this.label = label;
        first.forEach(pod -> pods.put(pod.getMetadata().getName(), pod));
        startOver();
    }

    @Override
    public synchronized void eventReceived(Action action, Pod pod) {
        switch (action) {
            case ADDED, MODIFIED -> pods.put(pod.getMetadata().getName(), pod);
            case DELETED -> pods.remove(pod.getMetadata().getName());
            case BOOKMARK, ERROR -> {
                return;
            }
        }
        String component = component(pod);
        fewest.merge(component, serving(component).size(), Math::min);
        most.merge(component, staying(component), Math::max);
    }

    @Override
    public synchronized void onClose(WatcherException cause) {
        lost = cause;
    }

    synchronized void startOver() {
        fewest.clear();
        most.clear();
        pods.values().stream().map(this::component).distinct().forEach(component -> {
            fewest.put(component, serving(component).size());
            most.put(component, staying(component));
        });
    }

    synchronized int fewest(String component) {
        return known(fewest, component);
    }

    synchronized int most(String component) {
        return known(most, component);
    }

    synchronized List<Pod> serving(String component) {
        return pods.values().stream()
                .filter(pod -> component(pod).equals(component))
                .filter(pod -> !isLeaving(pod) && isReady(pod))
                .toList();
    }

    /** {@return whether the pods are those of a list, each in the same version: then all that came before was seen too} */
    synchronized boolean areAt(List<Pod> listed) {
        if (lost != null) {
            throw new IllegalStateException("The watch ended, so that changes were missed", lost);
        }
        return versions(pods.values()).equals(versions(listed));
    }

    private static Map<String, String> versions(Collection<Pod> pods) {
        return pods.stream().collect(Collectors.toMap(pod -> pod.getMetadata().getUid(), pod -> pod.getMetadata()
                .getResourceVersion()));
    }

    private int staying(String component) {
        return (int) pods.values().stream()
                .filter(pod -> component(pod).equals(component))
                .filter(pod -> !isLeaving(pod))
                .count();
    }

    private static int known(Map<String, Integer> counts, String component) {
        Integer count = counts.get(component);
        if (count == null) {
            throw new IllegalArgumentException("No pod of " + component + " was seen, only of " + counts.keySet());
        }
        return count;
    }

    private String component(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(label, "");
    }

    private static boolean isLeaving(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }
}
