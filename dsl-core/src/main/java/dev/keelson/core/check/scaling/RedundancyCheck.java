package dev.keelson.core.check.scaling;

import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In production, what others call runs more than once, and not all of it goes at once. */
final class RedundancyCheck implements ObjectCheck {
    private final PodCounts counts;
    private final boolean production;

    RedundancyCheck(PodCounts counts, boolean production) {
        this.counts = counts;
        this.production = production;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        if (!production) {
            return;
        }
        Set<PodTemplate> called = called(objects);
        List<Budget> budgets = Budget.all(objects);
        for (PodTemplate pod : objects.templates()) {
            Optional<PodCounts.Range> range = counts.of(pod.owner()).filter(each -> each.most() > 0);
            if (range.isEmpty() || !called.contains(pod)) {
                continue;
            }
            if (range.get().least() < 2) {
                single(pod.owner(), range.get(), findings);
            } else if (budgets.stream().noneMatch(budget -> budget.isFor(pod))) {
                findings.add(
                        BudgetRules.NO_DISRUPTION_BUDGET,
                        findings.places().of(pod.owner()),
                        pod.owner().id() + " has no disruption budget, so that all its pods may be evicted at once.",
                        "Say disruptions(b -> b.maxUnavailable(1)), for all components inside p.defaults(…).");
            }
        }
    }

    private static Set<PodTemplate> called(ObjectIndex objects) {
        Set<PodTemplate> called = new HashSet<>();
        objects.all("", "Service").stream()
                .filter(service -> !service.root().get("spec", "ports").items().isEmpty())
                .flatMap(service -> {
                    PodSelector selector = PodSelector.ofLabels(service.root().get("spec", "selector"));
                    return selector.isEmpty()
                            ? Stream.<PodTemplate>empty()
                            : objects.selected(service.namespace(), selector);
                })
                .forEach(called::add);
        return called;
    }

    private void single(KubernetesObject workload, PodCounts.Range range, ObjectFindings findings) {
        Optional<Scaler> scaler = counts.scaler(workload);
        Place place = scaler.map(each -> findings.places().word(each.object(), "minimum"))
                .orElseGet(() -> findings.places().word(workload, "replicas"));
        findings.add(
                BudgetRules.SINGLE_REPLICA,
                place,
                workload.id() + (scaler.isPresent() ? " may be scaled down to " : " runs ") + range.least()
                        + (range.least() == 1 ? " pod" : " pods") + " in production, so that nobody answers while it is"
                        + " replaced.",
                scaler.isPresent()
                        ? "Scale between 2 and more pods."
                        : "Run two pods or more; where the program cannot, say accept(\"single-replica\", \"…\") with"
                                + " the reason.");
    }
}
