package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Names;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.List;

/**
 * The words inside {@code group(name, nodes, g -> …)} of the cluster-autoscaler.
 *
 * @since 0.1.0
 */
public final class NodeGroupDraft extends Draft {
    private static final Bounds NODES = Bounds.between(0, 15_000);

    private final String name;
    private final NodeCount nodes;
    private final Origin said;
    private final Items<String> zones = items("zones");
    private final Slot<Count> priority = slot("priority");

    NodeGroupDraft(Scope scope, String name, NodeCount nodes, Origin said) {
        super(scope);
        this.name = name;
        this.nodes = nodes;
        this.said = said;
    }

    /**
     * Says that each of these zones has a group of its own, called {@code <name>-<zone>}, with the bounds for each of them.
     * A volume belongs to a zone, and so must the group that a pod with a volume waits for. By default one group is all.
     */
    public NodeGroupDraft zones(String... names) {
        Origin here = Origin.here();
        for (String each : names) {
            zones.add(each);
            if (each != null) {
                Names.label("zone", each, here)
                        .forEach(defect -> scope().run().problems().add(defect, zones.path()));
            }
        }
        return this;
    }

    /**
     * How much the group is preferred, {@code expanderPriorities}: of those that fit, the one with the highest number.
     *
     * <p>Findings: {@code priorities-without-expander}; {@code expander-without-priorities} where nothing has one.
     */
    public NodeGroupDraft priority(int number) {
        return priority(Count.of(number));
    }

    /** How much the group is preferred, as {@link #priority(int)} with a number that settings decide. */
    public NodeGroupDraft priority(Count number) {
        priority.set(number);
        return this;
    }

    boolean isCalled(String other) {
        return name.equals(other);
    }

    NodeScaling.Group build() {
        List<String> each = zones.get().stream().map(Placed::value).toList();
        return new NodeScaling.Group(
                name,
                scope().bind(scope().path().child("minimum"), nodes.minimum(), ValueType.COUNT, NODES, said),
                scope().bind(scope().path().child("maximum"), nodes.maximum(), ValueType.COUNT, NODES, said),
                each,
                Slot.bind(priority, ValueType.COUNT),
                scope().path(),
                said);
    }
}
