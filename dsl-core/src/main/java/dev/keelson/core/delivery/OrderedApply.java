package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Time;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.inventory.RefusedException;
import dev.keelson.core.rollout.RolloutState;
import dev.keelson.core.rollout.RolloutWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Applies step by step: a step begins when all those before it are in place; steps that do not wait go on together. */
final class OrderedApply {
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final ClusterAccess access;
    private final Applier applier;
    private final Map<ObjectKey, Change> changes;
    private final Time time;
    private final DeliverySettings settings;
    private final Consumer<String> lines;

    private final List<ObjectKey> touched = new ArrayList<>();
    private final Map<Step, List<RolloutWatch>> waiting = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Map<ObjectKey, String> said = new HashMap<>();
    private final Map<ObjectKey, Item> items = new HashMap<>();

    OrderedApply(
            ClusterAccess access,
            Applier applier,
            Map<ObjectKey, Change> changes,
            Time time,
            DeliverySettings settings,
            Consumer<String> lines) {
        this.access = access;
        this.applier = applier;
        this.changes = changes;
        this.time = time;
        this.settings = settings;
        this.lines = lines;
    }

    /** What was written, in that order, even where the apply failed. */
    List<ObjectKey> touched() {
        return touched;
    }

    void run(List<Step> steps) {
        Duration end = time.now().plus(settings.timeout());
        List<Step> pending = new ArrayList<>(steps);
        while (true) {
            boolean moved = begin(pending);
            moved |= look();
            if (pending.isEmpty() && waiting.isEmpty()) {
                return;
            }
            if (!moved) {
                if (time.now().compareTo(end) >= 0) {
                    throw new RefusedException(overdue());
                }
                time.pause(BETWEEN_LOOKS);
            }
        }
    }

    private boolean begin(List<Step> pending) {
        boolean begun = false;
        for (Iterator<Step> steps = pending.iterator(); steps.hasNext(); ) {
            Step step = steps.next();
            if (done.containsAll(step.after())) {
                steps.remove();
                waiting.put(step, apply(step));
                begun = true;
            }
        }
        return begun;
    }

    private List<RolloutWatch> apply(Step step) {
        List<RolloutWatch> watches = new ArrayList<>();
        for (Item item : step.items()) {
            Change change = changes.get(item.key());
            items.put(item.key(), item);
            try {
                // Noted before: of a request whose answer is lost nobody knows whether it was heard.
                touched.add(item.key());
                Tree applied = applier.apply(item, change == null ? Tree.EMPTY : change.before());
                if (RolloutWatch.isWorthwhile(item.key())) {
                    boolean changed = change == null || !change.isNone();
                    watches.add(new RolloutWatch(access, applied, changed, settings.progress(), time.now()));
                }
            } catch (ClusterException refused) {
                throw new RefusedException(List.of(Refusals.of(item, refused)));
            }
        }
        long changed = step.items().stream()
                .map(item -> changes.get(item.key()))
                .filter(change -> change == null || !change.isNone())
                .count();
        if (changed > 0) {
            lines.accept(step.name() + ": " + changed + " of " + step.items().size() + " objects applied");
        }
        return watches;
    }

    /** Looks at everything that is waited for, so that a failure is told together with all others there are. */
    private boolean look() {
        boolean moved = false;
        List<String> failures = new ArrayList<>();
        for (Iterator<Map.Entry<Step, List<RolloutWatch>>> steps =
                        waiting.entrySet().iterator();
                steps.hasNext(); ) {
            Map.Entry<Step, List<RolloutWatch>> entry = steps.next();
            Step step = entry.getKey();
            entry.getValue().removeIf(watch -> isReady(step, watch, failures));
            if (entry.getValue().isEmpty()) {
                steps.remove();
                done.add(step.name());
                moved = true;
                if (step.items().stream().anyMatch(item -> said.containsKey(item.key()))) {
                    lines.accept(step.name() + ": in place");
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new RefusedException(failures);
        }
        return moved;
    }

    private boolean isReady(Step step, RolloutWatch watch, List<String> failures) {
        RolloutState state;
        try {
            state = watch.look(time.now());
        } catch (ClusterException refused) {
            failures.add(failed(watch.key(), String.valueOf(refused.getMessage())));
            return false;
        }
        if (state.isFailed()) {
            failures.add(failed(watch.key(), state.text()));
        } else if (!state.isReady() && !state.text().equals(said.put(watch.key(), state.text()))) {
            lines.accept(step.name() + ": waits for " + watch.key() + ": " + state.text());
        }
        return state.isReady();
    }

    private List<String> overdue() {
        List<String> overdue = new ArrayList<>();
        waiting.values()
                .forEach(watches -> watches.forEach(watch -> overdue.add(failed(
                        watch.key(),
                        "not in place after " + settings.timeout().toSeconds() + " s: "
                                + said.getOrDefault(watch.key(), "")))));
        return overdue;
    }

    private String failed(ObjectKey key, String why) {
        Item item = items.get(key);
        String fix = key.kind().equals("Job")
                ? "\n  fix: Mend what failed, then give the job another revision, or delete it by hand to run it again."
                : "";
        return "failed: " + key + ": " + why + (item == null ? "" : "\n    at " + item.origin()) + fix;
    }
}
