package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Selection;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A cluster in memory with controllers that need a moment: what is applied replaces what the same manager applied, and
 * workloads are ready at the next tick unless their image is broken. It can refuse requests, and die at one of them.
 */
final class FakeCluster implements ClusterAccess {
    private final Map<String, Tree> objects = new TreeMap<>();
    private final Map<String, Integer> brokenFor = new TreeMap<>();
    /** What was written, in order: {@code apply Deployment shop/api}. */
    final List<String> writes = new ArrayList<>();

    Function<String, ClusterException> refusal = request -> null;
    private int writesToLive = Integer.MAX_VALUE;
    private boolean dyingBefore;
    private int versions;

    /** The death of the process that applies. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at that write, before or after the cluster has heard of it. */
    void dieAt(int write, boolean before) {
        writesToLive = write;
        dyingBefore = before;
    }

    boolean has(String id) {
        return objects.keySet().stream().anyMatch(identity -> identity.endsWith(" " + id));
    }

    Tree get(String id) {
        return objects.entrySet().stream()
                .filter(entry -> (" " + entry.getKey()).endsWith(" " + id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + objects.keySet()))
                .getValue();
    }

    void put(Tree object) {
        objects.put(ObjectKey.of(object).identity(), object);
    }

    /** All that anybody said of the objects, without what the cluster keeps for itself. */
    Map<String, Object> contents() {
        Map<String, Object> contents = new TreeMap<>();
        objects.forEach((id, object) -> contents.put(
                id,
                object.without("status")
                        .without("metadata", "uid")
                        .without("metadata", "resourceVersion")
                        .without("metadata", "generation")
                        .without("data", "applies")
                        .content()));
        return contents;
    }

    /** Controllers act: what works is ready, what is broken gives up after a while. */
    void tick() {
        objects.replaceAll((id, object) -> settled(id, object));
    }

    @Override
    public Optional<Tree> find(ObjectKey key) {
        refuse("find " + key);
        return Optional.ofNullable(objects.get(key.identity()));
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return true;
    }

    @Override
    public Tree apply(Tree object, Write write) {
        ObjectKey key = ObjectKey.of(object);
        refuse((write.dryRun() ? "dry-run " : "apply ") + key);
        Tree live = objects.get(key.identity());
        String version = object.text("metadata", "resourceVersion");
        if (!version.isEmpty() && (live == null || !version.equals(live.text("metadata", "resourceVersion")))) {
            throw new ClusterException(409, "Conflict", "the object has been modified", List.of(), Duration.ZERO);
        }
        Tree applied = applied(object.without("metadata", "resourceVersion"), live, write);
        if (!write.dryRun()) {
            write("apply " + key, () -> objects.put(key.identity(), applied));
        }
        return applied;
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        refuse("delete " + key);
        Tree live = objects.get(key.identity());
        if (live != null && live.text("metadata", "uid").equals(uid)) {
            write("delete " + key, () -> objects.remove(key.identity()));
        }
    }

    @Override
    public List<Tree> list(String apiVersion, String kind, String namespace, Selection selection) {
        refuse("list " + kind + " in " + namespace);
        return objects.values().stream()
                .filter(object -> object.text("kind").equals(kind)
                        && object.text("metadata", "namespace").equals(namespace))
                .filter(object -> selection.parameter().equals("fieldSelector")
                        || Selection.labels(selected(object, selection)).equals(selection))
                .toList();
    }

    private static Map<String, Object> selected(Tree object, Selection selection) {
        Map<String, Object> labels =
                new LinkedHashMap<>(object.part("metadata", "labels").content());
        labels.entrySet().removeIf(label -> !("," + selection.text() + ",").contains("," + label + ","));
        return labels;
    }

    @Override
    public void close() {}

    private void refuse(String request) {
        ClusterException refused = refusal.apply(request);
        if (refused != null) {
            throw refused;
        }
    }

    private void write(String what, Runnable effect) {
        boolean dying = writes.size() + 1 >= writesToLive;
        if (!(dying && dyingBefore)) {
            effect.run();
            writes.add(what);
        }
        if (dying) {
            throw new Killed();
        }
    }

    /** What others and the cluster keep stays; the rest is what is applied now. */
    private Tree applied(Tree desired, Tree live, Write write) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("manager", write.manager());
        entry.put("operation", "Apply");
        entry.put(
                "fieldsV1",
                fields(desired.without("apiVersion")
                        .without("kind")
                        .without("metadata", "name")
                        .without("metadata", "namespace")
                        .content()));
        Tree applied = desired.with(List.of(entry), "metadata", "managedFields");
        boolean same = live != null
                && without(live).equals(without(applied))
                && Objects.equals(live.value("metadata", "managedFields"), applied.value("metadata", "managedFields"));
        if (same) {
            return live;
        }
        applied = applied.with(Integer.toString(++versions), "metadata", "resourceVersion")
                .with(live == null ? "uid-" + versions : live.text("metadata", "uid"), "metadata", "uid");
        boolean respecified = live == null || !Objects.equals(live.value("spec"), applied.value("spec"));
        long generation = live == null ? 0 : live.number(0, "metadata", "generation");
        applied = applied.with(generation + (respecified ? 1 : 0), "metadata", "generation");
        return live != null && live.has("status") ? applied.with(live.value("status"), "status") : applied;
    }

    private static Tree without(Tree object) {
        Tree rest = object.without("status");
        for (String field : List.of("managedFields", "resourceVersion", "uid", "generation")) {
            rest = rest.without("metadata", field);
        }
        return rest;
    }

    private static Map<String, Object> fields(Map<?, ?> content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        content.forEach(
                (name, value) -> fields.put("f:" + name, value instanceof Map<?, ?> map ? fields(map) : Map.of()));
        return fields;
    }

    private Tree settled(String id, Tree object) {
        long generation = object.number(0, "metadata", "generation");
        boolean broken = object.text("spec").contains(":broken");
        brokenFor.merge(id, 1, (old, one) -> broken ? old + one : 0);
        boolean givenUp = broken && brokenFor.get(id) > 3;
        return switch (object.text("kind")) {
            case "Deployment" -> object.with(deployment(object, generation, broken, givenUp), "status");
            case "StatefulSet" -> object.with(statefulSet(object, generation, broken), "status");
            case "Job" ->
                broken && !givenUp ? object : object.with(Map.of("conditions", List.of(job(broken))), "status");
            default -> object;
        };
    }

    private static Map<String, Object> deployment(Tree object, long generation, boolean broken, boolean givenUp) {
        long replicas = object.number(1, "spec", "replicas");
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", generation);
        status.put("replicas", replicas);
        status.put("updatedReplicas", replicas);
        status.put("availableReplicas", broken ? 0 : replicas);
        if (givenUp) {
            status.put(
                    "conditions",
                    List.of(Map.of("type", "Progressing", "status", "False", "reason", "ProgressDeadlineExceeded")));
        }
        return status;
    }

    private static Map<String, Object> statefulSet(Tree object, long generation, boolean broken) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", generation);
        status.put("readyReplicas", broken ? 0 : object.number(1, "spec", "replicas"));
        status.put("currentRevision", "one");
        status.put("updateRevision", "one");
        return status;
    }

    private static Map<String, Object> job(boolean failed) {
        return failed
                ? Map.of("type", "Failed", "status", "True", "reason", "BackoffLimitExceeded", "message", "too often")
                : Map.of("type", "Complete", "status", "True");
    }
}
