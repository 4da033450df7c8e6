package dev.keelson.helm.exploration;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.setting.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds all axes of a definition: those that are read where everything has its default or stands at its last position,
 * and those that are read only where one axis stands elsewhere.
 */
final class AxisSearch {
    private final Runs runs;
    private final Map<String, Parameter> finite = new TreeMap<>();
    private final Map<String, Map<String, Condition>> conditions = new LinkedHashMap<>();
    private Map<String, Axis> axes = new LinkedHashMap<>();

    AxisSearch(Runs runs) {
        this.runs = runs;
    }

    Map<String, Axis> all() {
        Map<String, Axis> before;
        do {
            before = axes;
            for (Context context : singles(before)) {
                see(runs.sight(before, context, Exploration.ITEM_SYMBOLS));
            }
            axes = axes();
        } while (!axes.equals(before));
        return axes;
    }

    /** Takes note of a run; true where it asked for something that no axis covers yet. */
    boolean see(Sight sight) {
        for (Parameter parameter : sight.parameters()) {
            if (parameter.kind() != Parameter.Kind.SCALAR) {
                finite.putIfAbsent(parameter.path(), parameter);
            }
        }
        for (Condition condition : sight.asked()) {
            conditions
                    .computeIfAbsent(condition.setting().path(), path -> new TreeMap<>())
                    .putIfAbsent(condition.toString(), condition);
        }
        return !axes().equals(axes);
    }

    /** The two bases, and each of them with one axis elsewhere. */
    static Set<Context> singles(Map<String, Axis> axes) {
        Context lowest = new Context(Map.of());
        Context highest = new Context(Map.of());
        for (Axis axis : axes.values()) {
            lowest = lowest.with(axis, axis.byDefault());
            highest = highest.with(axis, axis.positions().size() - 1);
        }
        Set<Context> contexts = new LinkedHashSet<>(List.of(lowest, highest));
        for (Axis axis : axes.values()) {
            for (int position = 0; position < axis.positions().size(); position++) {
                contexts.add(lowest.with(axis, position));
                contexts.add(highest.with(axis, position));
            }
        }
        return contexts;
    }

    private Map<String, Axis> axes() {
        Map<String, Axis> found = new LinkedHashMap<>();
        finite.values().forEach(parameter -> add(found, Axis.of(parameter)));
        conditions.forEach((path, asked) -> {
            List<Condition> all = new ArrayList<>(asked.values());
            add(found, Axis.of(all.get(0).setting(), all));
        });
        return found;
    }

    /** A thing that can stand one way only is no axis. */
    private static void add(Map<String, Axis> axes, Axis axis) {
        if (axis.positions().size() > 1) {
            axes.put(axis.path(), axis);
        }
    }
}
