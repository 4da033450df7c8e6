package dev.keelson.core.delivery;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Tree;
import dev.keelson.core.inventory.Owner;
import dev.keelson.core.inventory.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the API server what it would make of each object before any is written, so that all refusals are told in one run
 * and nothing is half done because of them. What depends on objects that are not there yet is left to the apply itself.
 */
final class Preflight {
    private final ClusterAccess access;
    private final Plan plan;
    private final Applier applier;
    private final Owner owner;
    private final boolean force;
    private final Map<ObjectKey, Change> changes = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    Preflight(ClusterAccess access, Plan plan, Applier applier, Owner owner, boolean force) {
        this.access = access;
        this.plan = plan;
        this.applier = applier;
        this.owner = owner;
        this.force = force;
    }

    /** What happens to each object; fails with every refusal. */
    Map<ObjectKey, Change> changes() {
        plan.items().forEach(this::ask);
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        return changes;
    }

    private void ask(Item item) {
        Tree live = Tree.EMPTY;
        try {
            live = access.find(item.key()).orElse(Tree.EMPTY);
            String label = Owner.of(live);
            if (!label.isEmpty() && !label.equals(owner.id()) && !force) {
                refusals.add(Refusals.foreign(item, live));
                return;
            }
            changes.put(
                    item.key(), live.content().isEmpty() && isAhead(item) ? unknown(item, live) : known(item, live));
        } catch (ClusterException refusal) {
            if (isUntold(item, refusal)) {
                changes.put(item.key(), unknown(item, live));
            } else {
                refusals.add(Refusals.of(item, refusal));
            }
        }
    }

    private Change known(Item item, Tree live) {
        Tree after = applier.dryRun(item);
        if (live.content().isEmpty()) {
            return new Change(item, Change.Kind.CREATE, live, after, List.of());
        }
        List<String> fields = new ArrayList<>(ChangedFields.between(live, after));
        if (applier.letsGoOfReplicas(item, live)) {
            fields.remove(".spec.replicas");
        }
        return new Change(item, fields.isEmpty() ? Change.Kind.NONE : Change.Kind.UPDATE, live, after, fields);
    }

    private static Change unknown(Item item, Tree live) {
        Change.Kind kind = live.content().isEmpty() ? Change.Kind.CREATE : Change.Kind.UPDATE;
        return new Change(item, kind, live, Tree.EMPTY, List.of());
    }

    /** Whether its namespace or its kind comes with this apply. */
    private boolean isAhead(Item item) {
        ObjectKey key = item.key();
        boolean kind = !access.serves(key.apiVersion(), key.kind()) && plan.defines(key);
        return kind
                || (plan.creates(key.namespace())
                        && access.find(new ObjectKey("v1", "Namespace", "", key.namespace()))
                                .isEmpty());
    }

    /** A binding asks for its role where the one who binds may not bind any; some webhooks take no dry run. */
    private static boolean isUntold(Item item, ClusterException refusal) {
        return (refusal.status() == 404 && item.key().kind().endsWith("RoleBinding"))
                || String.valueOf(refusal.getMessage()).contains("does not support dry run");
    }
}
