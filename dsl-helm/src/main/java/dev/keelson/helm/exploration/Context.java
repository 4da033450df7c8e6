package dev.keelson.helm.exploration;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where every axis stands in one run.
 *
 * @param positions the position on each axis, by the axis's path
 * @since 0.1.0
 */
public record Context(Map<String, Integer> positions) {
    /** Keeps the positions sorted, so that equal contexts are written alike. */
    public Context {
        positions = Collections.unmodifiableMap(new TreeMap<>(positions));
    }

    /** {@return the position on an axis} */
    public int at(Axis axis) {
        return positions.getOrDefault(axis.path(), axis.byDefault());
    }

    /** {@return the same context, one axis standing elsewhere} */
    public Context with(Axis axis, int position) {
        Map<String, Integer> moved = new TreeMap<>(positions);
        moved.put(axis.path(), position);
        return new Context(moved);
    }

    /** {@return the facts about these axes that hold here} */
    public Set<Fact> facts(Collection<Axis> axes) {
        Set<Fact> facts = new LinkedHashSet<>();
        axes.forEach(axis -> facts.addAll(axis.positions().get(at(axis)).facts()));
        return facts;
    }
}
