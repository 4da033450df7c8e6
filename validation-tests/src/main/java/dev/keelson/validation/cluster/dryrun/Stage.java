package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keelson.validation.cluster.api.ApiAnswer;
import dev.keelson.validation.cluster.api.ApiKind;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import dev.keelson.validation.cluster.api.ApiRequests.Writing;
import dev.keelson.validation.cluster.api.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What has to be there before pods and namespaced objects can be judged. It is really created, in the order of the
 * environment, where the cluster lacks it, and removed again. What the cluster has already is never touched.
 */
final class Stage implements AutoCloseable {
    private static final Set<String> NEEDED = Set.of(
            "v1 Namespace",
            "v1 ServiceAccount",
            "v1 ResourceQuota",
            "v1 LimitRange",
            "scheduling.k8s.io/v1 PriorityClass",
            "storage.k8s.io/v1 StorageClass",
            "node.k8s.io/v1 RuntimeClass",
            "apiextensions.k8s.io/v1 CustomResourceDefinition");

    /** Their end takes seconds, so that they stay from one environment to the next, as the next one has them. */
    private static final Set<String> SLOW_TO_END =
            Set.of("v1 Namespace", "apiextensions.k8s.io/v1 CustomResourceDefinition");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ApiRequests api;

    /** The unique ids of what was created here, by its path. */
    private final Map<String, String> created = new LinkedHashMap<>();

    private final Map<String, String> lasting = new LinkedHashMap<>();

    Stage(ApiRequests api) {
        this.api = api;
    }

    static boolean isNeeded(Subject subject) {
        return NEEDED.contains(subject.apiVersion() + " " + subject.kind());
    }

    /** Creates what an environment needs; {@return the refusals} */
    Map<Subject, ApiAnswer> set(List<Subject> environment, ApiKinds kinds) {
        List<Subject> needed = environment.stream().filter(Stage::isNeeded).toList();
        removeLasting(needed, kinds);
        Map<Subject, ApiAnswer> refused = new LinkedHashMap<>();
        for (Subject subject : needed) {
            Optional<ApiKind> kind = kinds.find(subject.apiVersion(), subject.kind());
            if (kind.isPresent() && !subject.name().isEmpty()) {
                ApiAnswer answer = create(subject, kind.get());
                if (!answer.accepted() && answer.code() != 409) {
                    refused.put(subject, answer);
                }
            }
        }
        awaitEffect(needed, refused.keySet(), kinds);
        return refused;
    }

    private ApiAnswer create(Subject subject, ApiKind kind) {
        String path = kind.path(subject.namespace(), subject.name());
        if (lasting.containsKey(path)) {
            return api.apply(path, subject.body(), Writing.KEPT);
        }
        ApiAnswer answer = api.create(kind.collection(subject.namespace()), subject.body(), Writing.KEPT);
        if (answer.code() == 409 && isEnding(path)) {
            await(
                    subject.label() + " of an earlier run is gone",
                    () -> api.get(path).code() == 404);
            answer = api.create(kind.collection(subject.namespace()), subject.body(), Writing.KEPT);
        }
        if (answer.accepted()) {
            boolean slow = SLOW_TO_END.contains(subject.apiVersion() + " " + subject.kind());
            (slow ? lasting : created)
                    .put(path, answer.body().at("/metadata/uid").asText());
        }
        return answer;
    }

    private boolean isEnding(String path) {
        return api.get(path).body().at("/metadata").has("deletionTimestamp");
    }

    private void awaitEffect(List<Subject> needed, Set<Subject> refused, ApiKinds kinds) {
        for (Subject subject : needed) {
            if (refused.contains(subject)) {
                continue;
            }
            if (subject.is("v1", "ResourceQuota")) {
                awaitQuota(subject, kinds);
            } else if (subject.is("v1", "Namespace")) {
                String account = "/api/v1/namespaces/" + subject.name() + "/serviceaccounts/default";
                awaitController("the account default of " + subject.name(), () -> api.get(account)
                        .accepted());
            } else if (subject.is("scheduling.k8s.io/v1", "PriorityClass")) {
                awaitPriority(subject.name());
            } else if (subject.is("apiextensions.k8s.io/v1", "CustomResourceDefinition")) {
                await(subject.label() + " is served", () -> ApiKinds.of(api).serves(subject.body()));
            }
        }
    }

    /** A quota refuses everything before its controller has counted what is used. */
    private void awaitQuota(Subject quota, ApiKinds kinds) {
        String path = kinds.find("v1", "ResourceQuota").orElseThrow().path(quota.namespace(), quota.name());
        awaitController("the use of " + quota.label(), () -> {
            JsonNode counted = api.get(path).body().at("/status/hard");
            Iterator<String> asked = quota.body().at("/spec/hard").fieldNames();
            boolean whole = true;
            while (asked.hasNext()) {
                whole &= counted.has(asked.next());
            }
            return whole;
        });
    }

    /** Admission reads priorities from a copy that follows what is stored. */
    private void awaitPriority(String name) {
        var pod = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.putObject("metadata").put("generateName", "priority-");
        var spec = pod.putObject("spec").put("priorityClassName", name);
        spec.putArray("containers").addObject().put("name", "none").put("image", "none");
        await("the priority " + name + " is admitted", () -> !api.create(
                        "/api/v1/namespaces/default/pods", pod, Writing.DRY_RUN)
                .message()
                .contains("no PriorityClass with name " + name));
    }

    private static void awaitController(String what, Callable<Boolean> there) {
        try {
            await(what, there);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException(
                    "The cluster's controllers did not write " + what + " within " + PATIENCE.toSeconds()
                            + " s. A dry run of pods takes them: @ClusterTest(with = CONTROLLERS).",
                    e);
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .until(condition);
    }

    /** Removes what ends at once: the next environment brings its own. */
    void clear() {
        remove(created);
    }

    private void removeLasting(List<Subject> needed, ApiKinds kinds) {
        Set<String> wanted = needed.stream()
                .flatMap(subject -> kinds.find(subject.apiVersion(), subject.kind()).stream()
                        .map(kind -> kind.path(subject.namespace(), subject.name())))
                .collect(Collectors.toSet());
        Map<String, String> unwanted = new LinkedHashMap<>(lasting);
        unwanted.keySet().removeAll(wanted);
        lasting.keySet().retainAll(wanted);
        remove(unwanted);
    }

    private void remove(Map<String, String> objects) {
        List<String> failed = new ArrayList<>(Parallel.map(List.copyOf(objects.entrySet()), object -> {
                    ApiAnswer answer = api.delete(object.getKey(), object.getValue());
                    return answer.accepted() || answer.code() == 404 ? "" : object.getKey() + ": " + answer.message();
                })
                .stream()
                .filter(text -> !text.isEmpty())
                .toList());
        objects.clear();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Created for the dry run and not removed again: " + failed);
        }
    }

    /** Removes everything that was created; namespaces end a few seconds later. */
    @Override
    public void close() {
        try {
            clear();
        } finally {
            remove(lasting);
        }
    }
}
