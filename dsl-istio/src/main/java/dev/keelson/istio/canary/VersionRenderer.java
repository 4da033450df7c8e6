package dev.keelson.istio.canary;

import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.canary.CanaryTrack.Testers;
import dev.keelson.istio.filter.FilterRenderer;
import io.fabric8.istio.api.api.networking.v1alpha3.Destination;
import io.fabric8.istio.api.api.networking.v1alpha3.DestinationBuilder;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequestBuilder;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMirrorPolicy;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRouteBuilder;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRouteDestination;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchExact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes which version of a component a route leads to, wherever the route is: in the sidecars of callers, or at a gateway.
 *
 * @since 0.1.0
 */
public final class VersionRenderer {
    private static final String READING = "GET";

    private final Sink sink;
    private final FilterRenderer filters;

    /** A renderer that writes what the sink gives it. */
    public VersionRenderer(Sink sink) {
        this.sink = sink;
        this.filters = new FilterRenderer(sink);
    }

    /**
     * {@return the route, led to the component; with a canary what testers and copies need before it}
     *
     * @param whole the route, which says no destination yet
     * @param to the component's service and port
     * @param canary its second version, null where it has none
     */
    public List<HTTPRoute> led(HTTPRoute whole, Destination to, @Nullable CanaryTrack canary) {
        List<HTTPRoute> routes = new ArrayList<>();
        if (canary == null) {
            whole.setRoute(new ArrayList<>(List.of(share(to, null, null))));
        } else {
            if (canary.testers() != null) {
                routes.addAll(testers(whole, to, canary.testers()));
            }
            whole.setRoute(new ArrayList<>(List.of(
                    share(to, CanaryTrack.STABLE, canary.rest()), share(to, CanaryTrack.CANARY, canary.weight()))));
            if (canary.mirrored() != null) {
                routes.addAll(mirrored(whole, to, canary.mirrored()));
            }
        }
        routes.add(whole);
        return routes;
    }

    private List<HTTPRoute> testers(HTTPRoute whole, Destination to, Testers testers) {
        List<HTTPMatchRequest> narrower = matches(whole).stream()
                .filter(match -> !match.getHeaders().containsKey(testers.header()))
                .map(match -> new HTTPMatchRequestBuilder(match)
                        .addToHeaders(testers.header(), exact(sink.text(testers.value())))
                        .build())
                .toList();
        List<HTTPRoute> routes = narrowed(whole, narrower, "testers");
        routes.forEach(route -> route.setRoute(new ArrayList<>(List.of(share(to, CanaryTrack.CANARY, null)))));
        return routes;
    }

    private List<HTTPRoute> mirrored(HTTPRoute whole, Destination to, Percent share) {
        StringMatch reading = exact(READING);
        List<HTTPMatchRequest> narrower = matches(whole).stream()
                .filter(match -> match.getMethod() == null || match.getMethod().equals(reading))
                .map(match ->
                        new HTTPMatchRequestBuilder(match).withMethod(reading).build())
                .toList();
        List<HTTPRoute> routes = narrowed(whole, narrower, "mirrored");
        routes.forEach(route -> {
            HTTPMirrorPolicy copy = new HTTPMirrorPolicy();
            copy.setDestination(version(to, CanaryTrack.CANARY));
            copy.setPercentage(filters.percentage(share));
            route.getMirrors().add(copy);
        });
        return routes;
    }

    /** A route without conditions is one that all requests fit. */
    private static List<HTTPMatchRequest> matches(HTTPRoute whole) {
        return whole.getMatch().isEmpty() ? List.of(new HTTPMatchRequest()) : whole.getMatch();
    }

    /** None where no request fits both. */
    private static List<HTTPRoute> narrowed(HTTPRoute whole, List<HTTPMatchRequest> narrower, String name) {
        if (narrower.isEmpty()) {
            return List.of();
        }
        HTTPRoute route = new HTTPRouteBuilder(whole).build();
        route.setName(whole.getName() == null ? name : whole.getName() + "-" + name);
        route.setMatch(new ArrayList<>(narrower));
        return List.of(route);
    }

    private HTTPRouteDestination share(Destination to, @Nullable String version, @Nullable Count weight) {
        HTTPRouteDestination object = new HTTPRouteDestination();
        object.setDestination(version(to, version));
        object.setWeight(sink.number(weight));
        return object;
    }

    private static Destination version(Destination to, @Nullable String version) {
        return new DestinationBuilder(to).withSubset(version).build();
    }

    private static StringMatch exact(String text) {
        return new StringMatch(new StringMatchExact(text));
    }
}
