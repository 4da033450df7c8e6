package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import java.util.List;

/** Each disruption budget is for pods, lets one of them go, and is the only one for them. */
final class BudgetCheck implements ObjectCheck {
    private final PodCounts counts;

    BudgetCheck(PodCounts counts) {
        this.counts = counts;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        List<Budget> budgets = Budget.all(objects);
        for (int index = 0; index < budgets.size(); index++) {
            Budget budget = budgets.get(index);
            if (budget.saysBoth()) {
                both(budget, findings);
            } else if (budget.pods().isEmpty()) {
                withoutPods(budget, objects, findings);
            } else {
                withoutRoom(budget, findings);
            }
            budgets.subList(0, index).stream()
                    .filter(first -> !first.object().id().equals(budget.object().id()))
                    .filter(first -> budget.pods().stream().anyMatch(first::isFor))
                    .findFirst()
                    .ifPresent(first -> overlap(budget, first, findings));
        }
    }

    private static void both(Budget budget, ObjectFindings findings) {
        findings.add(
                BudgetRules.BUDGET_BOUNDS,
                findings.places().word(budget.object(), "minAvailable"),
                budget.object().id() + " says minAvailable and maxUnavailable.",
                "Keep one of the two, best maxUnavailable.");
    }

    private static void withoutPods(Budget budget, ObjectIndex objects, ObjectFindings findings) {
        if (objects.namespaces().isOwned(budget.object().namespace())) {
            findings.add(
                    BudgetRules.BUDGET_WITHOUT_PODS,
                    findings.places().of(budget.object()),
                    budget.object().id() + " selects no pod of the platform, so that it protects nobody.",
                    "Select what the labels of a pod template say; accept it where an operator makes the pods.");
        }
    }

    private void withoutRoom(Budget budget, ObjectFindings findings) {
        Place place = findings.places().word(budget.object(), budget.bound());
        String says = budget.object().id() + " says " + budget.bound() + " " + budget.share();
        if (budget.bound().equals("maxUnavailable")) {
            if (budget.share().number() == 0) {
                findings.add(
                        BudgetRules.BUDGET_WITHOUT_ROOM,
                        place,
                        says + ", so that no pod can be evicted and no node with one of them be emptied.",
                        "Let at least one pod be missing.");
            }
            return;
        }
        budget.count(counts)
                .map(PodCounts.Range::least)
                .filter(least -> least > 0 && budget.desired(least) >= least)
                .ifPresent(least -> findings.add(
                        BudgetRules.BUDGET_WITHOUT_ROOM,
                        place,
                        says + (budget.share().isPercent() ? ", which rounds up to " + budget.desired(least) : "")
                                + ", of "
                                + least + (least == 1 ? " pod" : " pods")
                                + ", so that none can be evicted and no node with one of them be emptied.",
                        least == 1
                                ? "Run two pods at least, or say maxUnavailable 1, which lets the one go."
                                : "Say maxUnavailable 1, which holds for any number of pods."));
    }

    private static void overlap(Budget budget, Budget first, ObjectFindings findings) {
        String pods = budget.pods().stream()
                .filter(first::isFor)
                .map(pod -> pod.owner().id())
                .findFirst()
                .orElse("");
        findings.add(
                BudgetRules.OVERLAPPING_BUDGETS,
                findings.places()
                        .of(budget.object())
                        .also(
                                first.object().id(),
                                findings.places().of(first.object()).origin()),
                budget.object().id() + " and " + first.object().id() + " both select the pods of " + pods
                        + ", which then cannot be evicted at all.",
                "Keep one budget for each pod.");
    }
}
