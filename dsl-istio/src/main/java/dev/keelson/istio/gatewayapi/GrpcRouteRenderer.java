package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.istio.door.Backend;
import dev.keelson.istio.door.RouteOrder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCMethodMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRouteSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes where the services and methods of an exposure of gRPC lead.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/grpcroute/">Gateway API: GRPCRoute</a>
 * @since 0.1.0
 */
public final class GrpcRouteRenderer implements Renderer {
    /** A renderer without state. */
    public GrpcRouteRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(GatewayApiDoor.class).forEach(door -> view.all(Exposure.class).stream()
                .filter(GrpcMethods::suffice)
                .forEach(exposure -> out.add(
                        object(exposure, door.fact(), labels, view),
                        RouteFrameRenderer.source(exposure, "the services that"))));
    }

    private static GRPCRoute object(Exposure exposure, GatewayApiDoor door, LabelWriter labels, View view) {
        GRPCRouteSpec spec = new GRPCRouteSpec();
        spec.setParentRefs(RouteFrameRenderer.parents(exposure, Listeners.main(exposure), door, view.sink()));
        spec.setHostnames(new ArrayList<>(List.of(view.sink().text(exposure.host()))));
        RouteOrder.of(exposure).forEach(route -> spec.getRules().add(rule(exposure, route, view)));
        GRPCRoute object = new GRPCRoute();
        object.setMetadata(RouteFrameRenderer.metadata(exposure, exposure.ref().name(), labels, view.sink()));
        object.setSpec(spec);
        return object;
    }

    private static GRPCRouteRule rule(Exposure exposure, Route route, View view) {
        GRPCRouteRule rule = new GRPCRouteRule();
        GrpcMethods.of(route).filter(methods -> methods.service().isPresent()).ifPresent(methods -> rule.getMatches()
                .add(match(methods)));
        Backend backend = Backend.of(view, route);
        GRPCBackendRef reference = new GRPCBackendRef();
        reference.setName(backend.service());
        if (!backend.namespace().equals(exposure.ref().namespace())) {
            reference.setNamespace(view.sink().text(backend.namespace().written()));
        }
        reference.setPort(view.sink().port(backend.number()));
        rule.getBackendRefs().add(reference);
        return rule;
    }

    private static GRPCRouteMatch match(GrpcMethods methods) {
        GRPCMethodMatch method = new GRPCMethodMatch();
        method.setType("Exact");
        methods.service().ifPresent(method::setService);
        methods.method().ifPresent(method::setMethod);
        GRPCRouteMatch match = new GRPCRouteMatch();
        match.setMethod(method);
        return match;
    }
}
