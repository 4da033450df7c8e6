package dev.keelson.core.exposure;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host under which components are reached from outside. It says nothing of the door that leads there.
 *
 * @param ref its name and namespace
 * @param host the host
 * @param routes which path leads where, exact ones first
 * @param tls how the host proves who it is, null where nothing was said
 * @param timeout how long an answer may take, null for what the door finds right
 * @param annotations annotations of the door's object
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Exposure(
        ExposureRef ref,
        Host host,
        List<Route> routes,
        @Nullable Tls tls,
        @Nullable Span timeout,
        Map<String, Text> annotations,
        ModelPath path,
        Origin origin) {

    /** Keeps collections in order and from changing. */
    public Exposure {
        routes = List.copyOf(routes);
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }

    /** {@return the component that all paths lead to, empty where they lead to several} */
    public Optional<Component> component() {
        return single(routes);
    }

    /** {@return the exposure that proves who it is in that way} */
    Exposure with(Tls other) {
        return new Exposure(ref, host, routes, other, timeout, annotations, path, origin);
    }

    static Optional<Component> single(List<Route> routes) {
        List<Component> components =
                routes.stream().map(Route::component).distinct().toList();
        return components.size() == 1 ? Optional.of(components.get(0)) : Optional.empty();
    }
}
