package dev.keelson.core.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How an environment is brought into a cluster.
 *
 * @param dryRun whether the API server is only asked what would become of it
 * @param prune whether objects are deleted that an earlier apply wrote and the definition no longer has
 * @param prunedKinds kinds that are pruned only when they are named: namespaces, claims and kinds that a platform defined
 * @param force whether fields are taken from other managers
 * @param rollback whether a failure takes back what was changed
 * @param timeout how long it may take in all; taking back has as long again
 * @param progress how long a rollout may stand still that has no deadline of its own
 * @param inventoryNamespace the namespace of the inventory; it must exist
 * @since 0.1.0
 */
public record DeliverySettings(
        boolean dryRun,
        boolean prune,
        List<String> prunedKinds,
        boolean force,
        boolean rollback,
        Duration timeout,
        Duration progress,
        String inventoryNamespace) {

    /** Keeps a copy. */
    public DeliverySettings {
        prunedKinds = List.copyOf(prunedKinds);
    }
}
