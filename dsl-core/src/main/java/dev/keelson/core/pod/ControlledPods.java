package dev.keelson.core.pod;

import dev.keelson.core.token.Namespace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pods that a controller of the cluster makes in a namespace of the platform, from an object that is no workload. No pod
 * template shows them; network policies may name them.
 *
 * @param namespace where they run
 * @param labels what they carry
 * @since 0.1.0
 */
public record ControlledPods(Namespace namespace, Map<String, String> labels) {
    /** Keeps the labels in order and from changing. */
    public ControlledPods {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
