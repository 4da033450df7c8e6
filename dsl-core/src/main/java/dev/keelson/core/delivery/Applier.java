package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.cluster.Write;
import dev.keelson.core.inventory.OwnedFields;
import dev.keelson.core.inventory.Owner;
import java.util.List;
import java.util.Map;

/**
 * Applies objects under the library's name, and sees that a number of pods that an autoscaler is to keep from now on
 * survives the moment in which the definition lets go of it.
 */
final class Applier {
    /** Holds the number of pods between a definition that said it and an autoscaler that has not yet. */
    private static final String SCALING_MANAGER = "keelson-scaling";

    private static final List<String> SCALED = List.of("Deployment", "StatefulSet");

    private final ClusterAccess access;
    private final boolean force;

    Applier(ClusterAccess access, boolean force) {
        this.access = access;
        this.force = force;
    }

    Tree dryRun(Item item) {
        return apply(item.desired(), true);
    }

    Tree apply(Item item, Tree before) {
        handOverReplicas(item, before);
        return apply(item.desired(), false);
    }

    boolean letsGoOfReplicas(Item item, Tree before) {
        return SCALED.contains(item.key().kind())
                && !item.desired().has("spec", "replicas")
                && OwnedFields.has(before, Owner.MANAGER, "spec", "replicas");
    }

    private Tree apply(Tree desired, boolean dryRun) {
        try {
            return access.apply(desired, new Write(Owner.MANAGER, force, dryRun));
        } catch (ClusterException refused) {
            boolean own = refused.isFieldConflict()
                    && refused.causes().stream()
                            .allMatch(cause -> Refusals.manager(cause).equals(SCALING_MANAGER));
            if (!own) {
                throw refused;
            }
            return access.apply(desired, new Write(Owner.MANAGER, true, dryRun));
        }
    }

    /** A field that nobody owns any more goes back to its default, which is one pod. */
    private void handOverReplicas(Item item, Tree before) {
        if (letsGoOfReplicas(item, before)) {
            Object replicas = before.value("spec", "replicas");
            ObjectKey key = item.key();
            Tree only = new Tree(Map.of("apiVersion", key.apiVersion()))
                    .with(key.kind(), "kind")
                    .with(key.name(), "metadata", "name")
                    .with(key.namespace(), "metadata", "namespace")
                    .with(replicas == null ? 1 : replicas, "spec", "replicas");
            access.apply(only, new Write(SCALING_MANAGER, true, false));
        }
    }
}
