package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.Placement.Neighbour;
import dev.keelson.core.placement.Placement.Nodes;
import dev.keelson.core.placement.Placement.Spread;
import dev.keelson.core.placement.Placement.Toleration;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the words of a pod that say where it runs were given. */
final class PlacementParts extends Draft {
    /** Whose pods, empty for the component's own, and what is shared with them. */
    private record Other(Optional<Component> component, Topology topology) {
        @Override
        public String toString() {
            return component.map(each -> each.key() + "-").orElse("") + topology;
        }
    }

    private record Wanted(NodeCondition condition, Need need) {}

    private final Entries<Topology, SpreadDraft> spreads = entries("spread", "spreadOver");
    private final Entries<Other, Need> apart = entries("apart");
    private final Entries<Other, Need> near = entries("nearTo");
    private final Entries<String, Wanted> required = entries("onNodes");
    private final Entries<String, Wanted> preferred = entries("preferredNodes", "onNodes");
    private final Entries<Taint, Optional<Span>> tolerated = entries("tolerates");
    private final Slot<Boolean> everything = slot("toleratesEverything");
    private final Slot<RuntimeClass> runtimeClass = slot("runtimeClass");

    PlacementParts(Scope scope) {
        super(scope);
    }

    void spread(@Nullable Topology topology) {
        spreads.put(topology, topology == null ? null : spreadDraft(topology));
    }

    void spread(@Nullable Topology topology, @Nullable Consumer<? super SpreadDraft> words) {
        SpreadDraft draft = topology == null ? null : spreadDraft(topology);
        spreads.put(topology, draft);
        if (draft != null) {
            open("spreadOver", draft, words);
        }
    }

    private SpreadDraft spreadDraft(Topology topology) {
        return new SpreadDraft(scope().inner(
                        "spread over " + topology + " of the " + scope().title(), spreads.path(topology.toString())));
    }

    void apart(@Nullable Topology topology, @Nullable Need need) {
        apart.put(topology == null ? null : new Other(Optional.empty(), topology), need);
    }

    void apart(@Nullable Component other, @Nullable Topology topology, @Nullable Need need) {
        apart.put(other(other, topology), need);
    }

    void near(@Nullable Component other, @Nullable Topology topology, @Nullable Need need) {
        near.put(other(other, topology), need);
    }

    private static @Nullable Other other(@Nullable Component component, @Nullable Topology topology) {
        return component == null || topology == null ? null : new Other(Optional.of(component), topology);
    }

    void nodes(@Nullable NodeCondition condition, @Nullable Need need) {
        Wanted wanted = condition == null || need == null ? null : new Wanted(condition, need);
        (need instanceof Need.Preferred ? preferred : required)
                .put(condition == null ? null : condition.label().key(), wanted);
    }

    void tolerates(@Nullable Taint taint, Optional<Span> atMost) {
        tolerated.put(taint, atMost);
    }

    void toleratesEverything() {
        everything.set(true);
    }

    Slot<RuntimeClass> runtimeClass() {
        return runtimeClass;
    }

    void inherit(PlacementParts weaker) {
        spreads.inherit(weaker.spreads);
        apart.inherit(weaker.apart);
        near.inherit(weaker.near);
        required.inherit(weaker.required);
        preferred.inherit(weaker.preferred);
        tolerated.inherit(weaker.tolerated);
        everything.inherit(weaker.everything);
        runtimeClass.inherit(weaker.runtimeClass);
    }

    void build(Component component, Model.Builder model) {
        List<Neighbour> neighbours = new ArrayList<>();
        apart.get().forEach((other, need) -> neighbours.add(neighbour(component, other, apart, need)));
        near.get().forEach((other, need) -> neighbours.add(neighbour(component, other, near, need)));
        List<Nodes> nodes = new ArrayList<>();
        required.get().forEach((key, wanted) -> nodes.add(nodes(required.path(key), wanted)));
        preferred.get().forEach((key, wanted) -> nodes.add(nodes(preferred.path(key), wanted)));
        RuntimeClass runtime = runtimeClass.value();
        if (runtime != null) {
            report(runtime.defects(), runtimeClass.path());
        }
        model.add(new Placement(component, spreads(), neighbours, nodes, tolerations(), runtime));
    }

    private List<Spread> spreads() {
        List<Spread> built = new ArrayList<>();
        spreads.get().forEach((topology, placed) -> {
            ModelPath path = spreads.path(topology.toString());
            report(topology.defects(), path);
            built.add(placed.value().build(scope(), topology, path, placed.origin()));
        });
        return built;
    }

    private Neighbour neighbour(Component self, Other other, Entries<Other, Need> word, Placed<Need> need) {
        ModelPath path = word.path(other.toString());
        report(other.topology().defects(), path);
        other.component().ifPresent(component -> scope().run().use(component, path));
        return new Neighbour(
                other.component().orElse(self),
                word == near,
                other.topology(),
                bound(need.value(), path, need.origin()),
                path,
                need.origin());
    }

    private Nodes nodes(ModelPath path, Placed<Wanted> wanted) {
        NodeCondition condition = wanted.value().condition();
        report(condition.defects(), path);
        return new Nodes(condition, bound(wanted.value().need(), path, wanted.origin()), path, wanted.origin());
    }

    private List<Toleration> tolerations() {
        List<Toleration> built = new ArrayList<>();
        tolerated.get().forEach((taint, placed) -> {
            ModelPath path = tolerated.path(taint.toString());
            report(taint.defects(), path);
            Span atMost = placed.value()
                    .map(span -> scope().bind(
                                    path.child("atMost"), span, ValueType.SPAN, Bounds.fromSeconds(0), placed.origin()))
                    .orElse(null);
            built.add(new Toleration(taint, atMost, path, placed.origin()));
        });
        everything.get().ifPresent(placed -> built.add(new Toleration(null, null, everything.path(), placed.origin())));
        return built;
    }

    private Need bound(Need need, ModelPath path, Origin origin) {
        if (!(need instanceof Need.Preferred wish)) {
            return need;
        }
        Count weight =
                scope().bind(path.child("weight"), wish.weight(), ValueType.COUNT, Bounds.between(1, 100), origin);
        return new Need.Preferred(weight);
    }

    private void report(List<Defect> defects, ModelPath path) {
        defects.forEach(defect -> scope().run().problems().add(defect, path));
    }
}
