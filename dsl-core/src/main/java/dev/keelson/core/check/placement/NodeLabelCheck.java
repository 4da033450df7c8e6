package dev.keelson.core.check.placement;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.Place;
import dev.keelson.core.check.object.PodTemplate;
import dev.keelson.core.extension.View;
import dev.keelson.core.placement.PlacementRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes are told apart by labels that they still have.
 *
 * @since 0.1.0
 */
public final class NodeLabelCheck implements ObjectCheck {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private final View view;

    /** A check over the objects of that view. */
    public NodeLabelCheck(View view) {
        this.view = view;
    }

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        SaidPlaces said = new SaidPlaces(view, findings);
        for (PodTemplate pod : objects.templates()) {
            Field spec = pod.spec();
            spec.get("topologySpreadConstraints")
                    .items()
                    .forEach(each -> topology(
                            pod, each, said.spread(pod, each.get("topologyKey").text()), findings));
            for (String kind : List.of("podAffinity", "podAntiAffinity")) {
                terms(spec.get("affinity", kind))
                        .forEach(term -> topology(pod, term, said.neighbour(pod, kind, term), findings));
            }
            spec.get("nodeSelector")
                    .fields()
                    .forEach((label, field) -> label(pod, label, field, said.nodes(pod, label), findings));
            nodeTerms(spec.get("affinity", "nodeAffinity")).forEach(term -> term.get("matchExpressions")
                    .items()
                    .forEach(each -> label(
                            pod,
                            each.get("key").text(),
                            each,
                            said.nodes(pod, each.get("key").text()),
                            findings)));
        }
    }

    private static List<Field> terms(Field affinity) {
        List<Field> terms = new ArrayList<>(affinity.get(REQUIRED).items());
        affinity.get(PREFERRED).items().forEach(wish -> terms.add(wish.get("podAffinityTerm")));
        return terms;
    }

    private static List<Field> nodeTerms(Field affinity) {
        List<Field> terms =
                new ArrayList<>(affinity.get(REQUIRED, "nodeSelectorTerms").items());
        affinity.get(PREFERRED).items().forEach(wish -> terms.add(wish.get("preference")));
        return terms;
    }

    private static void topology(PodTemplate pod, Field term, Place place, ObjectFindings findings) {
        label(pod, term.get("topologyKey").text(), term, place, findings);
    }

    private static void label(PodTemplate pod, String label, Field field, Place place, ObjectFindings findings) {
        String successor = successor(label);
        if (!successor.isEmpty()) {
            findings.add(
                    PlacementRules.DEPRECATED_LABEL,
                    place,
                    pod.owner().id() + " tells nodes apart by " + label + " at " + field.path()
                            + ", which new nodes may lack.",
                    "Name " + successor + ".");
        }
    }

    private static String successor(String label) {
        return switch (label) {
            case "failure-domain.beta.kubernetes.io/zone" -> "topology.kubernetes.io/zone";
            case "failure-domain.beta.kubernetes.io/region" -> "topology.kubernetes.io/region";
            case "beta.kubernetes.io/instance-type" -> "node.kubernetes.io/instance-type";
            case "beta.kubernetes.io/os" -> "kubernetes.io/os";
            case "beta.kubernetes.io/arch" -> "kubernetes.io/arch";
            default -> "";
        };
    }
}
