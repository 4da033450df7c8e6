package dev.keelson.core.check.placement;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.PodSelector;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.placement.PlacementRules;
import java.util.List;

/**
 * Spreads count the pods they place, rules about other pods name pods that exist, and tolerations are what the API server
 * takes.
 *
 * @since 0.1.0
 */
public final class PlacementCheck implements ObjectCheck {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private final View view;

    /** A check over the objects of that view. */
    public PlacementCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        SaidPlaces said = new SaidPlaces(view, findings);
        for (PodTemplate pod : objects.templates()) {
            pod.spec().get("topologySpreadConstraints").items().forEach(spread -> spread(pod, spread, said, findings));
            for (String kind : List.of("podAffinity", "podAntiAffinity")) {
                Field affinity = pod.spec().get("affinity", kind);
                affinity.get(REQUIRED).items().forEach(term -> neighbours(pod, kind, term, objects, said, findings));
                affinity.get(PREFERRED)
                        .items()
                        .forEach(wish -> neighbours(pod, kind, wish.get("podAffinityTerm"), objects, said, findings));
            }
            pod.spec().get("tolerations").items().forEach(each -> toleration(pod, each, said, findings));
        }
    }

    private static void spread(PodTemplate pod, Field spread, SaidPlaces said, ObjectFindings findings) {
        String topology = spread.get("topologyKey").text();
        if (spread.get("minDomains").isPresent()
                && !spread.get("whenUnsatisfiable").text().equals("DoNotSchedule")) {
            findings.add(
                    PlacementRules.MIN_DOMAINS,
                    said.spread(pod, topology),
                    pod.owner().id() + " is spread over at least "
                            + spread.get("minDomains").number() + " parts at " + spread.path()
                            + ", but its pods do not wait for them.",
                    "Say whenUnsatisfiable(Unsatisfiable.DO_NOT_SCHEDULE) too, or leave minDomains out.");
        }
        PodSelector selector = PodSelector.of(spread.get("labelSelector"));
        if (!selector.isEmpty() && !selector.matches(pod.labels())) {
            findings.add(
                    PlacementRules.SPREAD_OF_OTHERS,
                    said.spread(pod, topology),
                    pod.owner().id() + " is spread by the number of pods with " + selector + " at " + spread.path()
                            + ", which its own pods are none of.",
                    "Select the labels of the pod template; spreadOver(…) does.");
        }
    }

    private static void neighbours(
            PodTemplate pod, String kind, Field term, ObjectIndex objects, SaidPlaces said, ObjectFindings findings) {
        PodSelector selector = PodSelector.of(term.get("labelSelector"));
        if (selector.isEmpty() || term.get("namespaceSelector").isPresent()) {
            return;
        }
        List<String> named = term.get("namespaces").items().stream()
                .filter(Field::isText)
                .map(Field::text)
                .toList();
        List<String> namespaces = named.isEmpty() ? List.of(pod.owner().namespace()) : named;
        boolean nobody = namespaces.stream()
                .allMatch(namespace -> objects.namespaces().isOwned(namespace)
                        && objects.selected(namespace, selector).findFirst().isEmpty());
        if (nobody) {
            findings.add(
                    PlacementRules.AFFINITY_WITHOUT_PODS,
                    said.neighbour(pod, kind, term),
                    pod.owner().id() + " names at " + term.path() + " pods of " + String.join(", ", namespaces)
                            + " with " + selector + ", and the platform has none.",
                    "Name labels that pods carry; apartFrom(COMPONENT, …) and nearTo(COMPONENT, …) do.");
        }
    }

    private static void toleration(PodTemplate pod, Field toleration, SaidPlaces said, ObjectFindings findings) {
        String key = toleration.get("key").text();
        if (key.isEmpty()
                && toleration.get("operator").text().equals("Exists")
                && !pod.owner().is("apps", "DaemonSet")) {
            findings.add(
                    PlacementRules.TOLERATES_EVERYTHING,
                    said.toleration(pod, toleration),
                    pod.owner().id() + " tolerates every taint at " + toleration.path()
                            + ", so that it runs on control planes and stays on nodes that are out of order.",
                    "Name the taints, tolerates(Taint.noSchedule(…)); every taint is for daemon sets that belong on each node.");
        }
        if (toleration.get("tolerationSeconds").isPresent()
                && !toleration.get("effect").text().equals("NoExecute")) {
            findings.add(
                    PlacementRules.TOLERATION_SECONDS,
                    said.toleration(pod, toleration),
                    pod.owner().id() + " tolerates a taint for a time at " + toleration.path()
                            + ", and the taint is not said to be NoExecute.",
                    "Name a taint that is NoExecute, Taint.noExecute(…), or leave the time out.");
        }
    }
}
