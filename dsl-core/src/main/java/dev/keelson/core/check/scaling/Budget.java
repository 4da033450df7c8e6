package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disruption budget and the pods it is for. It is computed as the disruption controller does: both of its bounds round
 * up.
 */
record Budget(KubernetesObject object, Field spec, List<PodTemplate> pods) {
    private static final Share NONE = new Share(0, false);

    static List<Budget> all(ObjectIndex objects) {
        List<Budget> budgets = new ArrayList<>();
        for (KubernetesObject object : objects.all("policy", "PodDisruptionBudget")) {
            Field spec = object.root().get("spec");
            Field selector = spec.get("selector");
            budgets.add(new Budget(
                    object,
                    spec,
                    selector.isPresent()
                            ? objects.selected(object.namespace(), PodSelector.of(selector))
                                    .toList()
                            : List.of()));
        }
        return budgets;
    }

    boolean saysBoth() {
        return spec.get("minAvailable").isPresent()
                && spec.get("maxUnavailable").isPresent();
    }

    /** The word that bounds it, which is the field too. */
    String bound() {
        return spec.get("maxUnavailable").isPresent() ? "maxUnavailable" : "minAvailable";
    }

    Share share() {
        return Share.of(spec.get(bound()), NONE);
    }

    /** How many of so many pods are to stay. */
    long desired(long pods) {
        long rounded = share().roundedUp(pods);
        return bound().equals("maxUnavailable") ? Math.max(0, pods - rounded) : rounded;
    }

    /** How many pods it is for, empty where that of one of its workloads is not known. */
    Optional<PodCounts.Range> count(PodCounts counts) {
        PodCounts.Range sum = new PodCounts.Range(0, 0);
        for (PodTemplate pod : pods) {
            Optional<PodCounts.Range> range = counts.of(pod.owner());
            if (range.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(range.get());
        }
        return Optional.of(sum);
    }

    boolean isFor(PodTemplate pod) {
        return pods.contains(pod);
    }
}
