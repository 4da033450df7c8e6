package dev.keelson.core.check.reference;

import dev.keelson.core.check.object.Field;
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

/** A workload selects its own pods and nobody else's. */
final class SelectorCheck implements ObjectCheck {
    private static final List<String> JOBS = List.of("Job", "CronJob");

    private record Pair(KubernetesObject first, KubernetesObject second) {}

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        Set<Pair> reported = new HashSet<>();
        for (PodTemplate pod : objects.templates()) {
            KubernetesObject owner = pod.owner();
            Optional<PodSelector> selector = selector(owner);
            if (selector.isEmpty()) {
                continue;
            }
            if (!selector.get().matches(pod.labels())) {
                findings.add(
                        ReferenceRules.SELECTOR_MISMATCH,
                        findings.places().of(owner),
                        owner.id() + " selects " + selector.get() + "; the pods it makes carry "
                                + new PodSelector(pod.labels(), List.of()) + ".",
                        "Let the template's labels hold all that the selector asks for.");
            }
            objects.selected(owner.namespace(), selector.get())
                    .filter(other ->
                            other != pod && !JOBS.contains(other.owner().kind()))
                    .findFirst()
                    .ifPresent(other -> overlap(owner, other.owner(), selector.get(), reported, findings));
        }
    }

    /** Absent where a controller makes the selector itself, or there is nothing to select by. */
    private static Optional<PodSelector> selector(KubernetesObject owner) {
        Field spec = owner.root().get("spec");
        PodSelector selector =
                switch (owner.kind()) {
                    case "ReplicationController" -> PodSelector.ofLabels(spec.get("selector"));
                    case "Job" ->
                        spec.get("manualSelector").isTrue() ? PodSelector.of(spec.get("selector")) : PodSelector.NONE;
                    default -> PodSelector.of(spec.get("selector"));
                };
        return selector.isEmpty() ? Optional.empty() : Optional.of(selector);
    }

    private static void overlap(
            KubernetesObject owner,
            KubernetesObject other,
            PodSelector selector,
            Set<Pair> reported,
            ObjectFindings findings) {
        if (reported.contains(new Pair(other, owner)) || owner.id().equals(other.id())) {
            return;
        }
        reported.add(new Pair(owner, other));
        Place place = findings.places().of(owner);
        findings.add(
                ReferenceRules.OVERLAPPING_SELECTORS,
                place.also(other.id(), findings.places().of(other).origin()),
                owner.id() + " selects " + selector + ", which the pods of " + other.id() + " carry too.",
                "Give one of them a label of its own and select by it; selectors cannot be changed later.");
    }
}
