package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import java.util.List;

/**
 * Karpenter and the cluster-autoscaler see the same pod waiting, and each adds a node for it. Only a taint on the pool says
 * which pods are meant for it.
 */
final class NodePoolOverlapCheck implements Check {
    @Override
    public void check(View view, Problems problems) {
        List<Resource> pools = view.resources().all().stream()
                .filter(resource ->
                        resource.kind().equals("NodePool") && resource.object().getMetadata() != null)
                .toList();
        List<Attached<NodeScaling>> told = view.attached(NodeScaling.class);
        if (pools.isEmpty() || told.isEmpty()) {
            return;
        }
        NodeScaling scaling = told.get(0).fact();
        ObjectIndex objects = new ObjectIndex(view);
        for (Resource pool : pools) {
            objects.find(
                            "karpenter.sh",
                            "NodePool",
                            "",
                            pool.object().getMetadata().getName())
                    .filter(object -> !isReserved(object))
                    .ifPresent(object -> problems.add(Finding.of(
                                    NodeRules.TWO_AUTOSCALERS,
                                    scaling.path(),
                                    scaling.origin(),
                                    "The node pool " + object.name() + " takes any pod, and so do the groups of the"
                                            + " cluster-autoscaler: for a pod that waits both add a node.",
                                    "Keep one of the two autoscalers, or taint the pool so that only pods meant for it"
                                            + " run there.")
                            .also("the node pool", pool.source().origin())));
        }
    }

    private static boolean isReserved(KubernetesObject pool) {
        return pool.root().get("spec", "template", "spec", "taints").items().stream()
                .map(taint -> taint.get("effect"))
                .map(Field::text)
                .anyMatch(effect -> effect.equals("NoSchedule") || effect.equals("NoExecute"));
    }
}
