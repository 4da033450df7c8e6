package dev.keelson.core.placement;

import dev.keelson.core.extension.View;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.placement.Placement.Neighbour;
import dev.keelson.core.placement.Placement.Nodes;
import dev.keelson.core.placement.Placement.Spread;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinity;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes where pods run.
 *
 * @since 0.1.0
 */
public final class PlacementRenderer {
    private final Map<Component, Placement> placements = new HashMap<>();
    private final Sink sink;

    /** A renderer of the placements in that view. */
    public PlacementRenderer(View view) {
        this.sink = view.sink();
        view.all(Placement.class).forEach(each -> placements.put(each.component(), each));
    }

    /**
     * Says where pods run that are placed by the scheduler.
     *
     * @param spec what to write it to
     * @param component whose pods they are
     * @param own what selects the pods of the workload
     * @param version the label that tells its versions apart, null where no update replaces pods a few at a time
     */
    public void place(PodSpec spec, Component component, Map<String, String> own, @Nullable String version) {
        Placement placement = placements.get(component);
        if (placement != null) {
            place(spec, placement, own);
            placement.spreads().forEach(spread -> spec.getTopologySpreadConstraints()
                    .add(constraint(spread, own, version)));
        }
    }

    /** Says where pods run of which each node has one, so that there is nothing to spread. */
    public void placeOnEachNode(PodSpec spec, Component component, Map<String, String> own) {
        Placement placement = placements.get(component);
        if (placement != null) {
            place(spec, placement, own);
        }
    }

    private void place(PodSpec spec, Placement placement, Map<String, String> own) {
        NodeAffinity nodes = nodeAffinity(placement.nodes());
        PodAffinity near = podAffinity(placement, own);
        PodAntiAffinity apart = podAntiAffinity(placement, own);
        if (nodes != null || near != null || apart != null) {
            spec.setAffinity(new Affinity(nodes, near, apart));
        }
        placement.tolerations().forEach(each -> spec.getTolerations().add(toleration(each)));
        spec.setRuntimeClassName(
                placement.runtimeClass() == null
                        ? null
                        : placement.runtimeClass().name());
    }

    private TopologySpreadConstraint constraint(Spread spread, Map<String, String> own, @Nullable String version) {
        TopologySpreadConstraint constraint = new TopologySpreadConstraint();
        constraint.setTopologyKey(spread.topology().label());
        constraint.setMaxSkew(sink.number(spread.maxSkew()));
        constraint.setMinDomains(sink.number(spread.minDomains()));
        constraint.setWhenUnsatisfiable(spread.whenUnsatisfiable().toString());
        constraint.setLabelSelector(selector(own));
        if (version != null) {
            constraint.setMatchLabelKeys(List.of(version));
        }
        return constraint;
    }

    private @Nullable NodeAffinity nodeAffinity(List<Nodes> nodes) {
        List<NodeSelectorRequirement> required = new ArrayList<>();
        List<PreferredSchedulingTerm> preferred = new ArrayList<>();
        for (Nodes each : nodes) {
            NodeSelectorRequirement requirement = new NodeSelectorRequirement(
                    each.condition().label().key(),
                    each.condition().operator(),
                    each.condition().values());
            if (each.need() instanceof Need.Preferred wish) {
                preferred.add(new PreferredSchedulingTerm(
                        new NodeSelectorTerm(List.of(requirement), List.of()), sink.number(wish.weight())));
            } else {
                required.add(requirement);
            }
        }
        if (required.isEmpty() && preferred.isEmpty()) {
            return null;
        }
        NodeAffinity affinity = new NodeAffinity();
        affinity.setPreferredDuringSchedulingIgnoredDuringExecution(preferred);
        affinity.setRequiredDuringSchedulingIgnoredDuringExecution(
                required.isEmpty() ? null : new NodeSelector(List.of(new NodeSelectorTerm(required, List.of()))));
        return affinity;
    }

    private @Nullable PodAffinity podAffinity(Placement placement, Map<String, String> own) {
        List<Neighbour> near =
                placement.neighbours().stream().filter(Neighbour::near).toList();
        return near.isEmpty() ? null : new PodAffinity(preferred(placement, near, own), required(placement, near, own));
    }

    private @Nullable PodAntiAffinity podAntiAffinity(Placement placement, Map<String, String> own) {
        List<Neighbour> apart =
                placement.neighbours().stream().filter(each -> !each.near()).toList();
        return apart.isEmpty()
                ? null
                : new PodAntiAffinity(preferred(placement, apart, own), required(placement, apart, own));
    }

    private List<WeightedPodAffinityTerm> preferred(
            Placement placement, List<Neighbour> neighbours, Map<String, String> own) {
        List<WeightedPodAffinityTerm> terms = new ArrayList<>();
        for (Neighbour each : neighbours) {
            if (each.need() instanceof Need.Preferred wish) {
                terms.add(new WeightedPodAffinityTerm(term(placement, each, own), sink.number(wish.weight())));
            }
        }
        return terms;
    }

    private List<PodAffinityTerm> required(Placement placement, List<Neighbour> neighbours, Map<String, String> own) {
        return neighbours.stream()
                .filter(each -> each.need() instanceof Need.Required)
                .map(each -> term(placement, each, own))
                .toList();
    }

    private PodAffinityTerm term(Placement placement, Neighbour neighbour, Map<String, String> own) {
        Component other = neighbour.other();
        PodAffinityTerm term = new PodAffinityTerm();
        term.setLabelSelector(selector(other.equals(placement.component()) ? own : Labels.component(other)));
        if (!other.namespace().equals(placement.component().namespace())) {
            term.setNamespaces(List.of(sink.text(other.namespace().written())));
        }
        term.setTopologyKey(neighbour.topology().label());
        return term;
    }

    private static LabelSelector selector(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return selector;
    }

    private Toleration toleration(Placement.Toleration tolerated) {
        Taint taint = tolerated.taint();
        Toleration toleration = new Toleration();
        toleration.setOperator("Exists");
        if (taint != null) {
            toleration.setKey(taint.key());
            toleration.setOperator(taint.value().isEmpty() ? "Exists" : "Equal");
            toleration.setValue(taint.value().isEmpty() ? null : taint.value());
            toleration.setEffect(taint.effect());
        }
        Integer seconds = sink.seconds(tolerated.atMost());
        toleration.setTolerationSeconds(seconds == null ? null : seconds.longValue());
        return toleration;
    }
}
