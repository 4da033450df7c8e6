package dev.keelson.helm.exploration;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where every axis stands in one run.
 *
 * @since 0.1.0
 */
public final class Context {
    private final Axes axes;
    private final int[] positions;
    private final int hash;

    Context(Axes axes, int[] positions) {
        this.axes = axes;
        this.positions = positions;
        this.hash = Arrays.hashCode(positions);
    }

    /** {@return the position on an axis} */
    public int at(Axis axis) {
        return positions[axes.index(axis)];
    }

    /** {@return the same context, one axis standing elsewhere} */
    public Context with(Axis axis, int position) {
        int index = axes.index(axis);
        if (positions[index] == position) {
            return this;
        }
        int[] moved = positions.clone();
        moved[index] = position;
        return new Context(axes, moved);
    }

    /** {@return the same context, every literal of a word standing at its default} */
    Context literalsAtDefault() {
        Context context = this;
        for (Axis axis : axes.all()) {
            context = axis.implicit() ? context.with(axis, axis.byDefault()) : context;
        }
        return context;
    }

    /** {@return the facts about these axes that hold here} */
    public Set<Fact> facts(Collection<Axis> about) {
        Set<Fact> facts = new LinkedHashSet<>();
        about.forEach(axis -> facts.addAll(axis.positions().get(at(axis)).facts()));
        return facts;
    }

    /** {@return all axes} */
    Axes axes() {
        return axes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Context context && Arrays.equals(positions, context.positions);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@return the positions that are no defaults} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        axes.all().stream().filter(axis -> at(axis) != axis.byDefault()).forEach(axis -> text.append(
                        text.isEmpty() ? "" : ", ")
                .append(axis.path())
                .append(" at ")
                .append(at(axis)));
        return text.toString();
    }
}
