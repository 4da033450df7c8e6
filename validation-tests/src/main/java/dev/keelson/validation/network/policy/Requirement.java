package dev.keelson.validation.network.policy;

import java.util.List;
import java.util.Map;

/**
 * What a selector asks of one label.
 *
 * @param key the label's key
 * @param operator how its value is judged
 * @param values the values of {@link Operator#IN} and {@link Operator#NOT_IN}
 * @since 0.1.0
 */
public record Requirement(String key, Operator operator, List<String> values) {

    /**
     * Keeps a copy of the values.
     *
     * @param key the label's key
     * @param operator how its value is judged
     * @param values the values of {@link Operator#IN} and {@link Operator#NOT_IN}
     */
    public Requirement {
        values = List.copyOf(values);
    }

    /**
     * {@return whether labels meet the requirement}
     *
     * @param labels the labels of a pod or namespace
     */
    public boolean holds(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }
}
