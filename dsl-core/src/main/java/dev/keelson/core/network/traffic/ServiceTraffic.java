package dev.keelson.core.network.traffic;

import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service takes its callers; what is null is as Kubernetes has it.
 *
 * @param type the type of a service of which the definition says none, null where it says one
 * @param affinity how long a client's address leads to the same pod, null for no such bond
 * @param internal which pods take calls from inside the cluster
 * @param publishNotReady whether pods that are not ready are led to as well
 * @param outside how calls from outside the cluster arrive, null for not at all
 * @param annotations what other controllers read, such as a cloud's
 * @since 0.1.0
 */
public record ServiceTraffic(
        @Nullable Text type,
        @Nullable Span affinity,
        @Nullable TrafficPolicy internal,
        boolean publishNotReady,
        @Nullable OutsideTraffic outside,
        Map<String, Text> annotations) {
    /** A service of which nothing is said. */
    public static final ServiceTraffic USUAL = new ServiceTraffic(null, null, null, false, null, Map.of());

    /** Keeps the annotations in order and from changing. */
    public ServiceTraffic {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
