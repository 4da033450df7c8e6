package dev.keelson.core.delivery;

import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.InterruptedWaitException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.PatientAccess;
import dev.keelson.core.cluster.Time;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.inventory.BeforeRecord;
import dev.keelson.core.inventory.Inventory;
import dev.keelson.core.inventory.Owner;
import dev.keelson.core.inventory.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings an environment into a cluster.
 *
 * <p>First the API server says of every object what it would make of it; a refusal ends the apply before anything is
 * written. Then the inventory is written, then the objects in their order, each component after those it was declared to
 * come after are in place. At the end what the definition no longer has is pruned, if asked. When something fails, what
 * was changed is taken back.
 *
 * @since 0.1.0
 */
public final class Delivery {
    private final Blueprint blueprint;
    private final ClusterAccess access;
    private final Time time;
    private final DeliverySettings settings;
    private final Consumer<String> lines;
    private final Owner owner;

    /**
     * A delivery that has not begun.
     *
     * @param blueprint the platform for the environment, without errors
     * @param cluster where it goes
     * @param lines takes a line for everything that happens
     */
    public Delivery(
            Blueprint blueprint, ClusterAccess cluster, Time time, DeliverySettings settings, Consumer<String> lines) {
        this.blueprint = blueprint;
        this.access = new PatientAccess(cluster, time, lines);
        this.time = time;
        this.settings = settings;
        this.lines = lines;
        this.owner = Owner.of(
                blueprint.model().all(PlatformFacts.class).get(0).name(),
                blueprint.environment(),
                settings.inventoryNamespace());
    }

    /** Does it and returns whether the cluster is now as the definition says, or would be after a dry run. */
    public boolean run() {
        try {
            return begin();
        } catch (RefusedException refused) {
            refused.lines().forEach(lines);
        } catch (ClusterException refused) {
            lines.accept("refused: " + refused.getMessage());
        } catch (InterruptedWaitException interrupted) {
            lines.accept("Interrupted. What was applied stays; the next apply goes on from here.");
            return false;
        }
        lines.accept("Nothing was changed.");
        return false;
    }

    private boolean begin() {
        Plan plan = Plan.of(blueprint, owner);
        Inventory inventory = Inventory.load(access, owner);
        BeforeRecord before = BeforeRecord.load(access, owner);
        if (before.isContinued()) {
            lines.accept("The last apply did not come to its end; this one goes on from there.");
        }
        Applier applier = new Applier(access, settings.force());
        Map<ObjectKey, Change> changes = new Preflight(access, plan, applier, owner, settings.force()).changes();
        List<ObjectKey> besides = inventory.besides(plan.keys());
        summarise(plan, changes);
        if (settings.dryRun()) {
            changes.values().stream()
                    .filter(change -> !change.isNone())
                    .forEach(change -> lines.accept(change.toString()));
            new Pruning(access, owner, settings, lines).of(besides);
            return true;
        }
        inventory.announce(plan.keys());
        before.remember(changes.values().stream()
                .filter(change -> !change.isNone())
                .map(Change::entry)
                .toList());
        return deliver(plan, changes, inventory, before, besides);
    }

    private boolean deliver(
            Plan plan,
            Map<ObjectKey, Change> changes,
            Inventory inventory,
            BeforeRecord before,
            List<ObjectKey> besides) {
        OrderedApply apply =
                new OrderedApply(access, new Applier(access, settings.force()), changes, time, settings, lines);
        try {
            apply.run(plan.steps());
        } catch (RefusedException failed) {
            failed.lines().forEach(lines);
            undo(before, apply.touched());
            return false;
        }
        try {
            before.forget();
            List<ObjectKey> present = new ArrayList<>(new Pruning(access, owner, settings, lines).of(besides));
            present.addAll(plan.keys());
            inventory.settle(present);
        } catch (RefusedException overtaken) {
            overtaken.lines().forEach(lines);
            return false;
        } catch (ClusterException refused) {
            lines.accept(
                    "Everything is in place, but the inventory is not: " + refused.getMessage() + ". Apply again.");
            return false;
        }
        lines.accept(owner.name() + " is in place.");
        return true;
    }

    private void undo(BeforeRecord before, List<ObjectKey> touched) {
        if (!settings.rollback()) {
            lines.accept("What was applied stays, as asked; the next apply goes on from here.");
            return;
        }
        try {
            if (new Rollback(access, owner, time, settings, lines).run(before.changed(touched))) {
                before.forget();
                lines.accept(owner.name() + " is again what it was, but for what is named above.");
                return;
            }
        } catch (ClusterException refused) {
            lines.accept("  The record of what was before could not be deleted: " + refused.getMessage());
        }
        lines.accept(owner.name() + " is not what it was: see above. The next apply goes on from here.");
    }

    private void summarise(Plan plan, Map<ObjectKey, Change> changes) {
        long made = count(changes, Change.Kind.CREATE);
        long changed = count(changes, Change.Kind.UPDATE);
        lines.accept(owner.name() + ": " + plan.items().size() + " objects, " + made + " to make, " + changed
                + " to change.");
    }

    private static long count(Map<ObjectKey, Change> changes, Change.Kind kind) {
        return changes.values().stream().filter(change -> change.kind() == kind).count();
    }
}
