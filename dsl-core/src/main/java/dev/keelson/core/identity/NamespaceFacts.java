package dev.keelson.core.identity;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A namespace in which the platform runs.
 *
 * @param token its name, and whether the platform makes it
 * @param podSecurity which pods it admits
 * @param labels further labels
 * @param path its model path
 * @param origin the line that declared it, or the first that used it
 * @since 0.1.0
 */
public record NamespaceFacts(
        Namespace token, PodSecurity podSecurity, Map<String, String> labels, ModelPath path, Origin origin) {
    /** Keeps the labels in order and from changing. */
    public NamespaceFacts {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
