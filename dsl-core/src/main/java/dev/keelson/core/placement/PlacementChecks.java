package dev.keelson.core.placement;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.network.external.ExternalUse;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.Placement.Neighbour;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes in where components are to run. What components there are is given by the composition root, because workloads
 * stand on this room.
 *
 * @since 0.1.0
 */
public final class PlacementChecks implements Check {

    /**
     * What the checks need to know of a workload.
     *
     * @param component the component
     * @param replicas how many pods it has, null where nodes or runs decide
     * @param path its model path
     * @param origin the line that defined it
     */
    public record Member(Component component, @Nullable Count replicas, ModelPath path, Origin origin) {}

    private final Function<View, List<Member>> members;

    /** Checks over the members that a view has. */
    public PlacementChecks(Function<View, List<Member>> members) {
        this.members = members;
    }

    @Override
    public void check(View view, Problems problems) {
        Map<Component, Member> known = new HashMap<>();
        members.apply(view).forEach(member -> known.putIfAbsent(member.component(), member));
        boolean production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
        for (Placement placement : view.all(Placement.class)) {
            Member member = known.get(placement.component());
            if (member != null && production && !placement.isSpread()) {
                spread(member, view, problems);
            }
            if (view.run().knows(ModelPath.root())) {
                placement.neighbours().stream()
                        .filter(neighbour -> !known.containsKey(neighbour.other()))
                        .forEach(neighbour -> neighbour(placement.component(), neighbour, view, problems));
            }
        }
    }

    private static void spread(Member member, View view, Problems problems) {
        ModelPath path = member.path().child("replicas");
        if (member.replicas() != null && view.run().knowsAll(member.path()) && view.number(member.replicas()) > 1) {
            problems.add(
                    PlacementRules.NOT_SPREAD,
                    member.path(),
                    view.run().line(path, member.origin()),
                    "The " + view.number(member.replicas()) + " pods of " + member.component()
                            + " may all run on one node, and end with it.",
                    "Say spreadOver(Topology.ZONE), for all components inside p.defaults(…), or"
                            + " apart(Topology.NODE, …).");
        }
    }

    private static void neighbour(Component component, Neighbour neighbour, View view, Problems problems) {
        String wish = component + " is to run " + (neighbour.near() ? "near to" : "apart from");
        if (ExternalUse.isReported(view, neighbour.other(), neighbour.path(), neighbour.origin(), wish, problems)) {
            return;
        }
        problems.add(Finding.of(
                        NetworkRules.UNDEFINED_COMPONENT,
                        neighbour.path(),
                        neighbour.origin(),
                        wish + " " + neighbour.other() + ", which nobody defines.",
                        "Define it, or take the word out.")
                .also("named here", neighbour.other().origin()));
    }
}
