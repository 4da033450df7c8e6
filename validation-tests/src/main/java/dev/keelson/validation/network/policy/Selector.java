package dev.keelson.validation.network.policy;

import java.util.List;
import java.util.Map;

/**
 * A label selector: all requirements have to hold, so one without requirements selects everything.
 *
 * @param requirements those of {@code matchLabels} and {@code matchExpressions} together
 * @since 0.1.0
 */
public record Selector(List<Requirement> requirements) {

    /**
     * Keeps a copy of the requirements.
     *
     * @param requirements those of {@code matchLabels} and {@code matchExpressions} together
     */
    public Selector {
        requirements = List.copyOf(requirements);
    }

    /** {@return the empty selector} */
    public static Selector everything() {
        return new Selector(List.of());
    }

    /**
     * {@return whether labels meet all requirements}
     *
     * @param labels the labels of a pod or namespace
     */
    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }
}
