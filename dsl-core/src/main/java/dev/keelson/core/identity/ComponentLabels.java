package dev.keelson.core.identity;

import dev.keelson.core.token.Component;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The labels that a definition gave a component, beyond those the library sets.
 *
 * @param component the component
 * @param labels its labels, in the order they were said
 * @since 0.1.0
 */
public record ComponentLabels(Component component, Map<String, Text> labels) {
    /** Keeps the labels in order and from changing. */
    public ComponentLabels {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
