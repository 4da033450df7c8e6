package dev.keelson.core.delivery;

import dev.keelson.core.apply.ApplyOrder;
import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.inventory.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Deletes what an earlier apply wrote and the definition no longer has, the last applied first. */
final class Pruning {
    /** With each of these go objects or data that nobody named. */
    static final List<String> ONLY_WHEN_NAMED =
            List.of("Namespace", "PersistentVolumeClaim", "CustomResourceDefinition");

    private final ClusterAccess access;
    private final Owner owner;
    private final DeliverySettings settings;
    private final Consumer<String> lines;
    private final List<ObjectKey> kept = new ArrayList<>();

    Pruning(ClusterAccess access, Owner owner, DeliverySettings settings, Consumer<String> lines) {
        this.access = access;
        this.owner = owner;
        this.settings = settings;
        this.lines = lines;
    }

    /** Goes through the objects and returns those that stay in the inventory. */
    List<ObjectKey> of(List<ObjectKey> besides) {
        besides.stream()
                .sorted(Comparator.comparingInt((ObjectKey key) -> ApplyOrder.place(key.kind()))
                        .reversed())
                .forEach(this::prune);
        return kept;
    }

    private void prune(ObjectKey key) {
        Tree live;
        try {
            live = access.find(key).orElse(Tree.EMPTY);
        } catch (ClusterException refused) {
            keep(key, "cannot be asked for: " + refused.getMessage());
            return;
        }
        if (live.content().isEmpty()) {
            return;
        }
        if (!Owner.of(live).equals(owner.id())) {
            lines.accept(key + " is no longer in the definition and stays: somebody changed its label " + Owner.PART_OF
                    + ", so it is not this platform's any more");
        } else if (!settings.prune()) {
            keep(key, "is no longer in the definition; --prune deletes it");
        } else if (ONLY_WHEN_NAMED.contains(key.kind())
                && !settings.prunedKinds().contains(key.kind())) {
            keep(key, "is no longer in the definition and stays; --prune-kind " + key.kind() + " deletes it too");
        } else {
            delete(key, live);
        }
    }

    private void delete(ObjectKey key, Tree live) {
        if (settings.dryRun()) {
            lines.accept("delete " + key);
            return;
        }
        try {
            access.delete(key, live.text("metadata", "uid"));
            lines.accept(key + " deleted");
        } catch (ClusterException refused) {
            keep(key, "cannot be deleted: " + refused.getMessage());
        }
    }

    private void keep(ObjectKey key, String why) {
        kept.add(key);
        lines.accept(key + " " + why);
    }
}
