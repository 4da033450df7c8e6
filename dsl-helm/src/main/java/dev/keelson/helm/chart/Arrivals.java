package dev.keelson.helm.chart;

import dev.keelson.helm.exploration.Exploration;
import dev.keelson.helm.exploration.Sight;
import dev.keelson.helm.tree.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The values that arrive in what a chart renders. */
final class Arrivals {
    private Arrivals() {}

    /** {@return the paths of what stands in some object, or is asked for} */
    static Set<String> of(Exploration exploration) {
        Set<String> arrived = new LinkedHashSet<>();
        Set<Node> read = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sight sight : exploration.sights()) {
            // Most objects are the same in most contexts.
            sight.objects().nodes().stream()
                    .filter(read::add)
                    .flatMap(object -> object.symbols().stream())
                    .forEach(symbol -> arrived.addAll(symbol.paths()));
            sight.asked().forEach(condition -> arrived.add(condition.setting().path()));
        }
        return arrived;
    }

    /** {@return the paths of what the chart does without, because it would be a value without effect} */
    static Set<String> left(Exploration exploration) {
        Set<String> left = new LinkedHashSet<>();
        exploration.sights().forEach(sight -> left.addAll(sight.dispensable()));
        left.removeAll(of(exploration));
        return left;
    }
}
