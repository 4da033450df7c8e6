package dev.keelson.validation.release;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the objects of a namespace, in the order in which the API server counted it: its resource versions are
 * one count for all kinds.
 */
public final class Journal implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<Watch> watches = new ArrayList<>();
    private final SortedMap<Long, String> lines = new TreeMap<>();
    private final Map<String, String> last = new LinkedHashMap<>();
    private @Nullable WatcherException lost;

    private Journal() {}

    /** Watches a namespace from now on. */
    public static Journal of(KubernetesClient client, String namespace) {
        Journal journal = new Journal();
        journal.watch(client.batch().v1().jobs(), namespace);
        journal.watch(client.apps().deployments(), namespace);
        journal.watch(client.apps().statefulSets(), namespace);
        journal.watch(client.pods(), namespace);
        journal.watch(client.network().v1().networkPolicies(), namespace);
        journal.watch(client.serviceAccounts(), namespace);
        journal.watch(client.configMaps(), namespace);
        return journal;
    }

    private <T extends HasMetadata, L extends KubernetesResourceList<T>> void watch(
            MixedOperation<T, L, ? extends Resource<T>> kind, String namespace) {
        L present = kind.inNamespace(namespace).list();
        present.getItems().forEach(object -> last.put(name(object), state(object)));
        ListOptions sinceThen = new ListOptionsBuilder()
                .withResourceVersion(present.getMetadata().getResourceVersion())
                .build();
        watches.add(kind.inNamespace(namespace).watch(sinceThen, new Watcher<T>() {
            @Override
            public void eventReceived(Action action, T object) {
                note(action.name(), object);
            }

            @Override
            public void onClose(WatcherException cause) {
                lose(cause);
            }
        }));
    }

    private synchronized void lose(@Nullable WatcherException cause) {
        lost = cause;
    }

    /** Only what a user of the object would call a change: another state, or another generation. */
    private synchronized void note(String action, HasMetadata object) {
        String name = name(object);
        String state = action.equals("DELETED") ? "deleted" : state(object);
        String before = last.put(name, state);
        if (!Objects.equals(before, state)) {
            lines.put(Long.valueOf(object.getMetadata().getResourceVersion()), name + " " + state);
        }
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private static String state(HasMetadata object) {
        if (object instanceof Job job) {
            return job.getStatus() == null
                    ? "made"
                    : job.getStatus().getConditions().stream()
                            .filter(condition -> condition.getStatus().equals("True"))
                            .map(condition -> condition.getType())
                            .filter(type -> type.equals("Complete") || type.equals("Failed"))
                            .findFirst()
                            .orElse("made");
        }
        if (object instanceof Pod) {
            return "made";
        }
        Long generation = object.getMetadata().getGeneration();
        return generation == null || generation == 1 ? "made" : "changed " + generation;
    }

    /** Waits until what happened is as it should be, and forgets it: the API server tells with a delay. */
    public void tells(Consumer<List<String>> expectation) {
        Awaitility.await("what happened").atMost(LIMIT).untilAsserted(() -> expectation.accept(told()));
        forget();
    }

    private synchronized List<String> told() {
        if (lost != null) {
            throw new IllegalStateException("The API server ended a watch", lost);
        }
        return List.copyOf(lines.values());
    }

    private synchronized void forget() {
        lines.clear();
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
    }
}
