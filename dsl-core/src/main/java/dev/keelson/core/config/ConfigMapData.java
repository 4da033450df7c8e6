package dev.keelson.core.config;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A config map that the platform fills.
 *
 * @param ref its name and namespace
 * @param entries its keys, in the order they were said
 * @param labels by which somebody finds it who does not mount it
 * @param path its model path
 * @param origin the line that declared it
 * @since 0.1.0
 */
public record ConfigMapData(
        ConfigRef ref, Map<String, Text> entries, Map<String, String> labels, ModelPath path, Origin origin) {

    /** A config map that only those find who name it. */
    public ConfigMapData(ConfigRef ref, Map<String, Text> entries, ModelPath path, Origin origin) {
        this(ref, entries, Map.of(), path, origin);
    }

    /** Keeps entries and labels in order and from changing. */
    public ConfigMapData {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
