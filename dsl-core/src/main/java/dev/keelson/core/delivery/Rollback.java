package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Selection;
import dev.keelson.core.cluster.Time;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import dev.keelson.core.inventory.BeforeRecord.Entry;
import dev.keelson.core.inventory.Owner;
import dev.keelson.core.rollout.RolloutState;
import dev.keelson.core.rollout.RolloutWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes back what was changed, the last first, and waits until what was there before serves again. Objects that were
 * made are deleted, except those that hold data or a result; those are named.
 */
final class Rollback {
    private final ClusterAccess access;
    private final Owner owner;
    private final Time time;
    private final DeliverySettings settings;
    private final Consumer<String> lines;

    private final List<RolloutWatch> watches = new ArrayList<>();
    private boolean complete = true;

    Rollback(ClusterAccess access, Owner owner, Time time, DeliverySettings settings, Consumer<String> lines) {
        this.access = access;
        this.owner = owner;
        this.time = time;
        this.settings = settings;
        this.lines = lines;
    }

    /** Returns whether everything that can be taken back was, and serves. */
    boolean run(List<Entry> changed) {
        lines.accept("Takes back what was changed.");
        for (int i = changed.size() - 1; i >= 0; i--) {
            Entry entry = changed.get(i);
            try {
                takeBack(entry);
            } catch (ClusterException refused) {
                complete = false;
                lines.accept("  " + entry.key() + " could not be taken back: " + refused.getMessage());
            }
        }
        await();
        return complete;
    }

    private void takeBack(Entry entry) {
        ObjectKey key = entry.key();
        Tree live = access.find(key).orElse(Tree.EMPTY);
        if (live.content().isEmpty() && entry.wasAbsent()) {
            return;
        }
        String stays = entry.wasAbsent() ? staysMade(key, live) : staysChanged(key);
        if (!stays.isEmpty()) {
            lines.accept("  " + key + " " + stays);
        } else if (entry.wasAbsent()) {
            access.delete(key, live.text("metadata", "uid"));
            lines.accept("  " + key + " was made by this apply and is deleted");
        } else {
            Tree applied = access.apply(entry.state(), new Write(Owner.MANAGER, true, false));
            if (live.content().isEmpty()
                    || !ChangedFields.between(live, applied).isEmpty()) {
                lines.accept("  " + key + " is again what it was");
            }
            if (RolloutWatch.isWorthwhile(key) && !key.kind().equals("Job")) {
                watches.add(new RolloutWatch(access, applied, true, settings.progress(), time.now()));
            }
        }
    }

    private String staysMade(ObjectKey key, Tree live) {
        if (!Owner.of(live).equals(owner.id())) {
            return "stays: it is not this platform's";
        }
        return switch (key.kind()) {
            case "Namespace", "CustomResourceDefinition" -> "was made by this apply and stays, with all that is in it";
            case "PersistentVolumeClaim" -> "was made by this apply and stays, with its data";
            case "Job" -> staysOfJob(live);
            default -> "";
        };
    }

    private static String staysOfJob(Tree live) {
        if (live.condition("Complete").text("status").equals("True")) {
            return "has run, and what it did is not taken back";
        }
        return live.condition("Failed").text("status").equals("True")
                ? "failed and stays, so that its logs can be read; what it did is not taken back"
                : "";
    }

    private static String staysChanged(ObjectKey key) {
        return switch (key.kind()) {
            case "PersistentVolumeClaim" -> "was changed and stays so: a claim does not shrink";
            case "CustomResourceDefinition" -> "was changed and stays so: objects may be kept in its new form";
            default -> "";
        };
    }

    private void await() {
        Duration end = time.now().plus(settings.timeout());
        Map<ObjectKey, String> said = new LinkedHashMap<>();
        while (!watches.isEmpty()) {
            watches.removeIf(watch -> isOver(watch, said));
            if (watches.isEmpty()) {
                return;
            }
            if (time.now().compareTo(end) >= 0) {
                complete = false;
                watches.forEach(watch -> lines.accept("  " + watch.key() + " does not serve again after "
                        + settings.timeout().toSeconds() + " s"));
                return;
            }
            time.pause(OrderedApply.BETWEEN_LOOKS);
        }
    }

    private boolean isOver(RolloutWatch watch, Map<ObjectKey, String> said) {
        try {
            if (watch.key().kind().equals("StatefulSet")) {
                free(watch.key());
            }
            RolloutState state = watch.look(time.now());
            if (state.isFailed()) {
                complete = false;
                lines.accept("  " + watch.key() + " does not serve again: " + state.text());
            } else if (!state.isReady() && !state.text().equals(said.put(watch.key(), state.text()))) {
                lines.accept("  waits for " + watch.key() + ": " + state.text());
            } else if (state.isReady()) {
                lines.accept("  " + watch.key() + " serves as before");
            }
            return state.isReady() || state.isFailed();
        } catch (ClusterException refused) {
            complete = false;
            lines.accept("  " + watch.key() + " cannot be asked for: " + refused.getMessage());
            return true;
        }
    }

    /** The controller of stateful sets waits for a pod that will never be ready even where its template was taken back. */
    private void free(ObjectKey key) {
        Tree set = access.find(key).orElse(Tree.EMPTY);
        if (set.number(0, "status", "observedGeneration") < set.number(0, "metadata", "generation")) {
            return;
        }
        String revision = set.text("status", "updateRevision");
        access
                .list(
                        "v1",
                        "Pod",
                        key.namespace(),
                        Selection.labels(
                                set.part("spec", "selector", "matchLabels").content()))
                .stream()
                .filter(pod -> !pod.has("metadata", "deletionTimestamp"))
                .filter(pod -> !pod.condition("Ready").text("status").equals("True"))
                .filter(pod -> !pod.text("metadata", "labels", "controller-revision-hash")
                        .equals(revision))
                .forEach(pod -> access.delete(
                        new ObjectKey("v1", "Pod", key.namespace(), pod.text("metadata", "name")),
                        pod.text("metadata", "uid")));
    }
}
