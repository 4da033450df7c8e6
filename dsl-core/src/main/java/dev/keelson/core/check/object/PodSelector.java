package dev.keelson.core.check.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pods are meant: those that carry all the labels and fulfil all the conditions.
 *
 * @param labels what they carry
 * @param conditions what else holds for them
 * @since 0.1.0
 */
public record PodSelector(Map<String, String> labels, List<Condition> conditions) {
    /** The selector that demands nothing. */
    public static final PodSelector NONE = new PodSelector(Map.of(), List.of());

    /**
     * A condition on one label.
     *
     * @param key its key
     * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
     * @param values the values in question
     */
    public record Condition(String key, String operator, List<String> values) {
        boolean holds(Map<String, String> labels) {
            return switch (operator) {
                case "In" -> values.contains(labels.get(key));
                case "NotIn" -> !values.contains(labels.get(key));
                case "Exists" -> labels.containsKey(key);
                default -> !labels.containsKey(key);
            };
        }
    }

    /** Keeps both from changing. */
    public PodSelector {
        labels = new LinkedHashMap<>(labels);
        conditions = List.copyOf(conditions);
    }

    /** {@return the selector that a field of plain labels is} */
    public static PodSelector ofLabels(Field field) {
        return new PodSelector(field.texts(), List.of());
    }

    /** {@return the selector that a field with {@code matchLabels} and {@code matchExpressions} is} */
    public static PodSelector of(Field field) {
        List<Condition> conditions = new ArrayList<>();
        for (Field each : field.get("matchExpressions").items()) {
            List<String> values = each.get("values").items().stream()
                    .filter(Field::isText)
                    .map(Field::text)
                    .toList();
            conditions.add(
                    new Condition(each.get("key").text(), each.get("operator").text(), values));
        }
        return new PodSelector(field.get("matchLabels").texts(), conditions);
    }

    /** {@return whether it demands nothing} */
    public boolean isEmpty() {
        return labels.isEmpty() && conditions.isEmpty();
    }

    /** {@return whether pods with these labels are meant} */
    public boolean matches(Map<String, String> podLabels) {
        return labels.entrySet().stream().allMatch(label -> label.getValue().equals(podLabels.get(label.getKey())))
                && conditions.stream().allMatch(condition -> condition.holds(podLabels));
    }

    /** {@return what it demands, {@code app=api, tier in (a, b)}} */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        labels.forEach((key, value) -> parts.add(key + "=" + value));
        conditions.forEach(condition -> parts.add(condition.key() + " " + condition.operator()
                + (condition.values().isEmpty() ? "" : " (" + String.join(", ", condition.values()) + ")")));
        return String.join(", ", parts);
    }
}
