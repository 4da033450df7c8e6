package dev.keelson.core.placement;

import dev.keelson.core.container.ContainerDraft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Model;
import dev.keelson.core.storage.VolumeParts;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The words that say where a pod runs.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class PlacementDraft<S extends PlacementDraft<S>> extends ContainerDraft<S> {
    private final PlacementParts placement;

    /**
     * The words of a pod and its main container.
     *
     * @param scope the scope they are said in
     * @param volumes the place of the volumes it brings
     */
    protected PlacementDraft(Scope scope, VolumeParts volumes) {
        super(scope, volumes);
        this.placement = new PlacementParts(scope);
    }

    /**
     * Pod: the component's pods are spread evenly over the parts of that kind, {@code topologySpreadConstraints}, as far
     * as there is room. A daemon set has its pods on each node all the same. By default nothing is said, and the
     * cluster's scheduler does what it is configured to.
     */
    public S spreadOver(Topology topology) {
        placement.spread(topology);
        return self();
    }

    /**
     * Pod: the component's pods are spread evenly over the parts of that kind, {@code topologySpreadConstraints}. Pods of
     * a deployment are counted per version, {@code matchLabelKeys}, so that an update ends as even as it began.
     *
     * <p>Findings: {@code min-domains}, {@code deprecated-label}.
     */
    public S spreadOver(Topology topology, Consumer<? super SpreadDraft> words) {
        placement.spread(topology, words);
        return self();
    }

    /**
     * Pod: keeps apart from the other pods of its component, {@code podAntiAffinity}. Where that is required, a pod waits
     * as long as every part has one, in an update too.
     *
     * <p>Finding: {@code deprecated-label}.
     */
    public S apart(Topology topology, Need need) {
        placement.apart(topology, need);
        return self();
    }

    /**
     * Pod: keeps apart from the pods of that component, {@code podAntiAffinity}.
     *
     * <p>Findings: {@code undefined-component}, {@code deprecated-label}.
     */
    public S apartFrom(Component other, Topology topology, Need need) {
        placement.apart(other, topology, need);
        return self();
    }

    /**
     * Pod: runs where pods of that component run, {@code podAffinity}.
     *
     * <p>Findings: {@code undefined-component}, {@code deprecated-label}.
     */
    public S nearTo(Component other, Topology topology, Need need) {
        placement.near(other, topology, need);
        return self();
    }

    /**
     * Pod: runs on nodes that are like that, {@code nodeAffinity}. All that is required has to hold. The word holds one
     * condition for each label and kind of need; a component's own is stronger than that of {@code p.defaults}.
     *
     * <p>Findings: {@code invalid-label}, {@code deprecated-label}.
     */
    public S onNodes(NodeCondition condition, Need need) {
        placement.nodes(condition, need);
        return self();
    }

    /** Pod: is not kept away by that taint, {@code tolerations}. */
    public S tolerates(Taint taint) {
        placement.tolerates(taint, Optional.empty());
        return self();
    }

    /**
     * Pod: stays that long on a node that gets the taint, {@code tolerations[].tolerationSeconds}. Kubernetes evicts pods
     * from nodes that are not ready or unreachable after 5 minutes.
     *
     * <p>Finding: {@code toleration-seconds} for a taint that drives no running pods away.
     */
    public S tolerates(Taint taint, Duration atMost) {
        return tolerates(taint, Span.of(atMost));
    }

    /**
     * Pod: stays that long on a node that gets the taint, {@code tolerations[].tolerationSeconds}. Kubernetes evicts pods
     * from nodes that are not ready or unreachable after 5 minutes.
     *
     * <p>Finding: {@code toleration-seconds} for a taint that drives no running pods away.
     */
    public S tolerates(Taint taint, Span atMost) {
        placement.tolerates(taint, Optional.ofNullable(atMost));
        return self();
    }

    /**
     * Pod: is kept away by no taint at all, {@code tolerations[].operator: Exists}: for agents that belong on each node.
     *
     * <p>Finding: {@code tolerates-everything} where the component is no daemon set.
     */
    public S toleratesEverything() {
        placement.toleratesEverything();
        return self();
    }

    /** Pod: its containers are run that way, {@code runtimeClassName}. By default as the node usually does. */
    public S runtimeClass(RuntimeClass runtime) {
        placement.runtimeClass().set(runtime);
        return self();
    }

    /** Takes from a weaker layer what this one lacks. */
    protected final void inheritPlacement(PlacementDraft<?> weaker) {
        inheritContainer(weaker);
        placement.inherit(weaker.placement);
    }

    /** Adds where the component's pods run to the model, the scalars final. */
    protected final void buildPlacement(Component component, Model.Builder model) {
        placement.build(component, model);
    }
}
