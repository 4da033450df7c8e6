package dev.keelson.helm.exploration;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.setting.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all axes of a definition: those that are read where everything has its default or stands at its last position,
 * and those that are read only where one axis stands elsewhere.
 */
final class AxisSearch {
    private final Runs runs;
    private final Map<String, Parameter> finite = new TreeMap<>();
    private final Map<String, Map<String, Condition>> conditions = new LinkedHashMap<>();
    private Axes axes = new Axes(List.of());

    AxisSearch(Runs runs) {
        this.runs = runs;
    }

    Axes all() {
        Axes before;
        do {
            before = axes;
            runs.sights(before.singles()).forEach(this::see);
            Axes found = new Axes(found());
            if (!found.all().equals(before.all())) {
                axes = found;
                runs.continueWith(axes);
            }
        } while (axes != before);
        return axes;
    }

    /** Takes note of a run; true where it asked for something that no axis covers yet. */
    boolean see(Sight sight) {
        boolean isNew = false;
        for (Parameter parameter : sight.parameters()) {
            if (parameter.kind() == Parameter.Kind.TOGGLE || parameter.kind() == Parameter.Kind.CHOICE) {
                isNew |= finite.putIfAbsent(parameter.path(), parameter) == null;
            }
        }
        for (Condition condition : sight.asked()) {
            isNew |= conditions
                            .computeIfAbsent(condition.setting().path(), path -> new TreeMap<>())
                            .putIfAbsent(condition.toString(), condition)
                    == null;
        }
        return isNew && !found().equals(axes.all());
    }

    private List<Axis> found() {
        Map<String, Axis> found = new LinkedHashMap<>();
        finite.values().forEach(parameter -> add(found, Axis.of(parameter)));
        conditions.values().forEach(asked -> {
            List<Condition> all = new ArrayList<>(asked.values());
            add(found, Axis.of(all.get(0).setting(), all));
        });
        return List.copyOf(found.values());
    }

    /** A thing that can stand one way only is no axis. */
    private static void add(Map<String, Axis> axes, Axis axis) {
        if (axis.positions().size() > 1) {
            axes.put(axis.path(), axis);
        }
    }
}
