package dev.keelson.core.capacity;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a namespace may use, {@code ResourceQuota}.
 *
 * @param namespace the namespace
 * @param hard the most of each resource, by its name as Kubernetes writes it, {@code requests.cpu}
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Quota(Namespace namespace, Map<String, Scalar> hard, ModelPath path, Origin origin) {
    /** Keeps the resources in order and from changing. */
    public Quota {
        hard = Collections.unmodifiableMap(new LinkedHashMap<>(hard));
    }
}
