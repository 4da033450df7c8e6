package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodTemplate;
import java.util.Optional;

/**
 * An update leaves as many pods as the disruption budget wants. It does not ask the budget; but while it runs, the budget
 * holds every node with one of the pods.
 */
final class UpdateCheck implements ObjectCheck {
    private static final Share KUBERNETES_DEFAULT = new Share(25, true);

    private final PodCounts counts;

    UpdateCheck(PodCounts counts) {
        this.counts = counts;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (Budget budget : Budget.all(objects)) {
            Optional<PodCounts.Range> all = budget.count(counts);
            if (all.isEmpty() || budget.saysBoth()) {
                continue;
            }
            for (PodTemplate pod : budget.pods()) {
                Optional<PodCounts.Range> own = counts.of(pod.owner());
                if (pod.owner().is("apps", "Deployment") && own.isPresent()) {
                    boolean reported = update(
                            budget, pod.owner(), all.get().least(), own.get().least(), findings);
                    if (!reported && all.get().most() > all.get().least()) {
                        update(budget, pod.owner(), all.get().most(), own.get().most(), findings);
                    }
                }
            }
        }
    }

    private static boolean update(
            Budget budget, KubernetesObject deployment, long all, long own, ObjectFindings findings) {
        long missing = missing(deployment.root().get("spec", "strategy"), own);
        long desired = budget.desired(all);
        if (all - missing >= desired || desired >= all) {
            return false;
        }
        findings.add(
                BudgetRules.UPDATE_BELOW_BUDGET,
                findings.places()
                        .word(deployment, "rollingUpdate", "maxUnavailable")
                        .also(
                                "the budget",
                                findings.places()
                                        .word(budget.object(), budget.bound())
                                        .origin()),
                "An update of " + deployment.id() + " may leave " + (all - missing) + " of " + all + " pods; "
                        + budget.object().id() + " wants " + desired + ".",
                "Let an update take away at most " + (all - desired) + ", or let the budget miss as many.");
        return true;
    }

    /** How many pods an update may take away; where a deployment could neither add nor take one, it takes one. */
    private static long missing(Field strategy, long pods) {
        if (strategy.get("type").text().equals("Recreate")) {
            return pods;
        }
        Field update = strategy.get("rollingUpdate");
        long surge = Share.of(update.get("maxSurge"), KUBERNETES_DEFAULT).roundedUp(pods);
        long missing =
                Share.of(update.get("maxUnavailable"), KUBERNETES_DEFAULT).roundedDown(pods);
        return Math.min(pods, surge == 0 && missing == 0 ? 1 : missing);
    }
}
