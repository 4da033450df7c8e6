package dev.keelson.istio.gateway;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Route.Match;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.istio.canary.CanaryTrack;
import dev.keelson.istio.canary.VersionRenderer;
import dev.keelson.istio.door.Backend;
import dev.keelson.istio.door.RouteOrder;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.networking.v1alpha3.Destination;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.IsStringMatchMatchType;
import io.fabric8.istio.api.api.networking.v1alpha3.PortSelector;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchExact;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchPrefix;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes where the paths of each exposure lead. Istio compares prefixes letter by letter and takes the first route that
 * fits, so that a path and what is below it are two conditions, and narrower routes come first.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/virtual-service/">Istio: VirtualService</a>
 * @since 0.1.0
 */
public final class VirtualServiceRenderer implements Renderer {
    private static final String ROOT = "/";

    /** A renderer without state. */
    public VirtualServiceRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(IstioDoor.class).forEach(door -> view.all(Exposure.class).stream()
                .filter(exposure -> !exposure.routes().isEmpty())
                .forEach(exposure -> out.add(
                        object(exposure, labels, view),
                        new Source(
                                exposure.component().orElse(null),
                                exposure.path(),
                                exposure.origin(),
                                "the paths that " + exposure.ref() + " exposes"))));
    }

    private static VirtualService object(Exposure exposure, LabelWriter labels, View view) {
        io.fabric8.istio.api.api.networking.v1alpha3.VirtualService spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.VirtualService();
        spec.setHosts(new ArrayList<>(List.of(view.sink().text(exposure.host()))));
        spec.setGateways(new ArrayList<>(List.of(exposure.ref().name())));
        Set<String> exact = new HashSet<>();
        for (Route route : RouteOrder.of(exposure)) {
            spec.getHttp().addAll(routes(exposure, route, exact, view));
        }
        VirtualService object = new VirtualService();
        object.setMetadata(GatewayRenderer.metadata(exposure, labels));
        object.setSpec(spec);
        return object;
    }

    private static List<HTTPRoute> routes(Exposure exposure, Route route, Set<String> exact, View view) {
        HTTPRoute http = new HTTPRoute();
        http.setMatch(matches(route, exact));
        if (exposure.timeout() != null) {
            http.setTimeout(view.sink().text(exposure.timeout()));
        }
        Backend backend = Backend.of(view, route);
        Destination destination = new Destination();
        destination.setHost(view.sink().text(backend.host()));
        destination.setPort(new PortSelector(view.sink().port(backend.number()).longValue()));
        return new VersionRenderer(view.sink()).led(http, destination, canary(route, view));
    }

    /** Its pods have two versions only where they have sidecars. */
    private static @Nullable CanaryTrack canary(Route route, View view) {
        return Membership.of(view.model())
                .filter(membership -> membership.isMember(route.component()))
                .flatMap(membership -> CanaryTrack.of(view.model(), route.component()))
                .orElse(null);
    }

    /** A path that is meant exactly by an earlier route as well needs no second condition, which could never fit. */
    private static List<HTTPMatchRequest> matches(Route route, Set<String> exact) {
        List<HTTPMatchRequest> matches = new ArrayList<>();
        if (route.match() == Match.EXACT) {
            exact.add(route.prefix());
            matches.add(uri(new StringMatchExact(route.prefix())));
        } else if (route.steps().equals(ROOT)) {
            matches.add(uri(new StringMatchPrefix(ROOT)));
        } else {
            if (exact.add(route.steps())) {
                matches.add(uri(new StringMatchExact(route.steps())));
            }
            matches.add(uri(new StringMatchPrefix(route.steps() + ROOT)));
        }
        return matches;
    }

    private static HTTPMatchRequest uri(IsStringMatchMatchType how) {
        HTTPMatchRequest match = new HTTPMatchRequest();
        match.setUri(new StringMatch(how));
        return match;
    }
}
