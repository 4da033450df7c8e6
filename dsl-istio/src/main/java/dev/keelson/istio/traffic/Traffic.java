package dev.keelson.istio.traffic;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.istio.ambient.LayerSeven;
import dev.keelson.istio.resilience.ConnectionPool;
import dev.keelson.istio.resilience.LoadBalancing;
import dev.keelson.istio.resilience.OutlierDetection;
import dev.keelson.istio.route.Handling;
import dev.keelson.istio.route.HttpRoute;
import dev.keelson.istio.route.Mirror;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How calls to a component are led and kept alive. Whoever leads calls there from outside the mesh reads it too: timeouts and
 * retries are those of the caller's side, and a gateway is one.
 *
 * @param handling what becomes of each request
 * @param routes some requests, and where they go, the first that fits counts
 * @param balancing how a pod is chosen, null for as the mesh does
 * @param pool how many connections each caller keeps, null for as many as it likes
 * @param outliers which pods are left out, null for none
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Traffic(
        Handling handling,
        List<HttpRoute> routes,
        @Nullable LoadBalancing balancing,
        @Nullable ConnectionPool pool,
        @Nullable OutlierDetection outliers,
        ModelPath path,
        Origin origin)
        implements LayerSeven {
    /** Keeps the routes from changing. */
    public Traffic {
        routes = List.copyOf(routes);
    }

    /** {@return what was said of calls to that component} */
    public static Optional<Traffic> of(Model model, Component component) {
        return model.attached(Traffic.class).stream()
                .filter(each -> Objects.equals(each.component(), component))
                .findFirst()
                .map(Attached::fact);
    }

    /** {@return whether it says anything of requests} */
    public boolean hasRoutes() {
        return !handling.isEmpty() || !routes.isEmpty();
    }

    /** {@return whether it says anything of connections and pods} */
    public boolean hasPolicy() {
        return balancing != null || pool != null || outliers != null;
    }

    /** {@return what becomes of all requests, and of those of each route} */
    public Stream<Handling> handlings() {
        return Stream.concat(Stream.of(handling), routes.stream().map(HttpRoute::handling));
    }

    /** {@return who gets copies} */
    public Stream<Mirror> mirrors() {
        return handlings().flatMap(each -> each.mirrors().stream());
    }
}
