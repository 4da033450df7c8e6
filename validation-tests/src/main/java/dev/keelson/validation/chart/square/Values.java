package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.origin.ModelPath;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user of a chart gives, by path.
 *
 * @param given the values as they stand in a values file
 * @since 0.1.0
 */
public record Values(SortedMap<String, Object> given) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing given. */
    public static final Values NONE = new Values(Collections.emptySortedMap());

    /** Keeps the values from changing. */
    public Values {
        given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }

    /** {@return the values of a run that are not their defaults} */
    public static Values of(Emission emission) {
        Map<String, Object> given = new LinkedHashMap<>();
        emission.parameters().forEach(parameter -> {
            Object value = parameter.value();
            if (value != null && !value.equals(parameter.byDefault())) {
                boolean stands = value instanceof Long
                        || value instanceof Boolean
                        || value instanceof List<?>
                        || value instanceof Map<?, ?>;
                given.put(parameter.path(), stands ? value : value.toString());
            }
        });
        return NONE.with(given);
    }

    /** {@return these values and others, which win} */
    public Values with(Map<String, ?> others) {
        SortedMap<String, Object> all = new TreeMap<>(given);
        all.putAll(others);
        return new Values(all);
    }

    /** {@return these values without those of some paths} */
    public Values without(Collection<String> paths) {
        SortedMap<String, Object> rest = new TreeMap<>(given);
        rest.keySet().removeAll(paths);
        return new Values(rest);
    }

    /** {@return the values of these paths alone} */
    public Values only(Collection<String> paths) {
        SortedMap<String, Object> some = new TreeMap<>(given);
        some.keySet().retainAll(Set.copyOf(paths));
        return new Values(some);
    }

    /**
     * {@return the values as the tree of a values file}
     *
     * @param known the paths that the chart knows; what decides other outputs than the chart is none of its values
     */
    public Map<String, Object> tree(Set<String> known) {
        Map<String, Object> tree = new LinkedHashMap<>();
        given.forEach((path, value) -> {
            if (known.contains(path)) {
                put(tree, ModelPath.parse(path).segments(), value);
            }
        });
        return tree;
    }

    @SuppressWarnings("unchecked") // what holds other values is a map made here
    private static void put(Map<String, Object> tree, List<String> steps, Object value) {
        if (steps.size() == 1) {
            tree.put(steps.get(0), value);
        } else {
            Object inner = tree.computeIfAbsent(steps.get(0), step -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) inner, steps.subList(1, steps.size()), value);
        }
    }

    /** {@return one value a line} */
    @Override
    public String toString() {
        if (given.isEmpty()) {
            return "no values, all defaults";
        }
        StringBuilder text = new StringBuilder();
        given.forEach((path, value) -> text.append(text.isEmpty() ? "" : "\n")
                .append(path)
                .append(": ")
                .append(json(value)));
        return text.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
