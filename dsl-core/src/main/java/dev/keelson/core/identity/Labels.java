package dev.keelson.core.identity;

import dev.keelson.core.token.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels by which objects and pods of a component are known. None of them names a version, because selectors of
 * workloads can never change.
 *
 * @since 0.1.0
 */
public final class Labels {
    /** The component's name; services and network policies select by it. */
    public static final String NAME = "app.kubernetes.io/name";

    /** The platform's name. */
    public static final String PART_OF = "app.kubernetes.io/part-of";

    /** Which of a component's pods: {@code stable}, so that a later canary of the component is told apart. */
    public static final String TRACK = "keelson.dev/track";

    private static final String STABLE = "stable";

    private Labels() {}

    /** {@return what selects all pods of the component} */
    public static Map<String, String> component(Component component) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, component.name());
        return labels;
    }

    /** {@return what selects the pods of the component's stable workload} */
    public static Map<String, String> stable(Component component) {
        Map<String, String> labels = component(component);
        labels.put(TRACK, STABLE);
        return labels;
    }

    /** {@return the labels that the library sets itself} */
    public static List<String> reserved() {
        return List.of(NAME, PART_OF, TRACK);
    }

    /** {@return whether the library sets the label itself} */
    public static boolean isReserved(String key) {
        return reserved().contains(key);
    }
}
