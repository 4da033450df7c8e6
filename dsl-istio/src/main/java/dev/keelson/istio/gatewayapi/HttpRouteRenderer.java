package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Route.Match;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.Text;
import dev.keelson.istio.door.Backend;
import dev.keelson.istio.door.RouteOrder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRequestRedirectFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteTimeouts;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes where the paths of each exposure lead, and for one with TLS that plain HTTP is sent there.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/httproute/">Gateway API: HTTPRoute</a>
 * @since 0.1.0
 */
public final class HttpRouteRenderer implements Renderer {
    private static final int MOVED_PERMANENTLY = 301;

    /** A renderer without state. */
    public HttpRouteRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(GatewayApiDoor.class).forEach(door -> view.all(Exposure.class).stream()
                .filter(exposure -> !exposure.routes().isEmpty())
                .forEach(exposure -> {
                    if (!GrpcMethods.suffice(exposure)) {
                        out.add(
                                paths(exposure, door.fact(), labels, view),
                                RouteFrameRenderer.source(exposure, "the paths that"));
                    }
                    if (Listeners.isSecured(exposure)) {
                        out.add(
                                redirect(exposure, door.fact(), labels, view),
                                RouteFrameRenderer.source(exposure, "plain HTTP is sent to the TLS of the host that"));
                    }
                }));
    }

    private static HTTPRoute paths(Exposure exposure, GatewayApiDoor door, LabelWriter labels, View view) {
        List<HTTPRouteRule> rules = new ArrayList<>();
        RouteOrder.of(exposure).forEach(route -> rules.add(rule(exposure, route, view)));
        return object(exposure, exposure.ref().name(), Listeners.main(exposure), rules, door, labels, view);
    }

    private static HTTPRoute redirect(Exposure exposure, GatewayApiDoor door, LabelWriter labels, View view) {
        HTTPRequestRedirectFilter where = new HTTPRequestRedirectFilter();
        where.setScheme("https");
        where.setStatusCode(MOVED_PERMANENTLY);
        HTTPRouteFilter filter = new HTTPRouteFilter();
        filter.setType("RequestRedirect");
        filter.setRequestRedirect(where);
        HTTPRouteRule rule = new HTTPRouteRule();
        rule.getFilters().add(filter);
        return object(
                exposure,
                exposure.ref().name() + "-redirect",
                Listeners.plain(exposure),
                new ArrayList<>(List.of(rule)),
                door,
                labels,
                view);
    }

    private static HTTPRoute object(
            Exposure exposure,
            String name,
            Text listener,
            List<HTTPRouteRule> rules,
            GatewayApiDoor door,
            LabelWriter labels,
            View view) {
        HTTPRouteSpec spec = new HTTPRouteSpec();
        spec.setParentRefs(RouteFrameRenderer.parents(exposure, listener, door, view.sink()));
        spec.setHostnames(new ArrayList<>(List.of(view.sink().text(exposure.host()))));
        spec.setRules(rules);
        HTTPRoute object = new HTTPRoute();
        object.setMetadata(RouteFrameRenderer.metadata(exposure, name, labels, view.sink()));
        object.setSpec(spec);
        return object;
    }

    private static HTTPRouteRule rule(Exposure exposure, Route route, View view) {
        HTTPPathMatch path = new HTTPPathMatch();
        path.setType(route.match() == Match.EXACT ? "Exact" : "PathPrefix");
        path.setValue(route.steps());
        HTTPRouteMatch match = new HTTPRouteMatch();
        match.setPath(path);
        HTTPRouteRule rule = new HTTPRouteRule();
        rule.getMatches().add(match);
        if (exposure.timeout() != null) {
            HTTPRouteTimeouts timeouts = new HTTPRouteTimeouts();
            timeouts.setRequest(view.sink().text(exposure.timeout()));
            rule.setTimeouts(timeouts);
        }
        rule.getBackendRefs().add(backend(exposure, Backend.of(view, route), view));
        return rule;
    }

    private static HTTPBackendRef backend(Exposure exposure, Backend backend, View view) {
        HTTPBackendRef reference = new HTTPBackendRef();
        reference.setName(backend.service());
        if (!backend.namespace().equals(exposure.ref().namespace())) {
            reference.setNamespace(view.sink().text(backend.namespace().written()));
        }
        reference.setPort(view.sink().port(backend.number()));
        return reference;
    }
}
