package dev.keelson.core.placement;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the pods of a component run.
 *
 * @param component the component
 * @param spreads what they are spread over
 * @param neighbours whom they are near to or apart from
 * @param nodes what their nodes are like
 * @param tolerations the taints that do not keep them away
 * @param runtimeClass how their containers are run, null for the usual way
 * @since 0.1.0
 */
public record Placement(
        Component component,
        List<Spread> spreads,
        List<Neighbour> neighbours,
        List<Nodes> nodes,
        List<Toleration> tolerations,
        @Nullable RuntimeClass runtimeClass) {

    /** Keeps the lists from changing. */
    public Placement {
        spreads = List.copyOf(spreads);
        neighbours = List.copyOf(neighbours);
        nodes = List.copyOf(nodes);
        tolerations = List.copyOf(tolerations);
    }

    /** {@return whether its pods are kept from running all in one place} */
    public boolean isSpread() {
        return !spreads.isEmpty() || neighbours.stream().anyMatch(each -> !each.near() && each.isOf(component));
    }

    /**
     * Pods that are spread evenly, {@code topologySpreadConstraints}.
     *
     * @param topology over what
     * @param maxSkew how many more pods one part may have than another
     * @param minDomains how many parts there have to be, null for as many as there are
     * @param whenUnsatisfiable what becomes of a pod that would make it uneven
     * @param path the model path of the word
     * @param origin the line that said it
     */
    public record Spread(
            Topology topology,
            Count maxSkew,
            @Nullable Count minDomains,
            Unsatisfiable whenUnsatisfiable,
            ModelPath path,
            Origin origin) {}

    /**
     * Pods to be near to or apart from, {@code podAffinity} and {@code podAntiAffinity}.
     *
     * @param other whose pods
     * @param near whether to be near to them
     * @param topology what is shared or not
     * @param need how much it matters
     * @param path the model path of the word
     * @param origin the line that said it
     */
    public record Neighbour(
            Component other, boolean near, Topology topology, Need need, ModelPath path, Origin origin) {
        boolean isOf(Component component) {
            return other.equals(component);
        }
    }

    /**
     * What a node is like, {@code nodeAffinity}.
     *
     * @param condition what one of its labels says
     * @param need how much it matters
     * @param path the model path of the word
     * @param origin the line that said it
     */
    public record Nodes(NodeCondition condition, Need need, ModelPath path, Origin origin) {}

    /**
     * A taint that does not keep the pods away, {@code tolerations}.
     *
     * @param taint which one, null for every taint there is
     * @param atMost how long they stay once a node has it, null for as long as they like
     * @param path the model path of the word
     * @param origin the line that said it
     */
    public record Toleration(
            @Nullable Taint taint, @Nullable Span atMost, ModelPath path, Origin origin) {}
}
