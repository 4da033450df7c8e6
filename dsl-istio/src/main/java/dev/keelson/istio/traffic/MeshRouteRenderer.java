package dev.keelson.istio.traffic;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.route.Handling;
import dev.keelson.istio.route.HttpRoute;
import dev.keelson.istio.route.Mirror;
import dev.keelson.istio.route.Shadows;
import dev.keelson.istio.route.Target;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendObjectReference;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRequestMirrorFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteTimeouts;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what becomes of requests to each component in ambient mode of which something is said, for its waypoint: routes of the
 * Gateway API, one object for each port, because those of Istio itself are no settled part of ambient mode.
 *
 * @see <a href="https://istio.io/latest/docs/ambient/usage/l7-features/">Istio: layer 7 in ambient mode</a>
 * @since 0.1.0
 */
public final class MeshRouteRenderer implements Renderer {
    /** A renderer without state. */
    public MeshRouteRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Destinations destinations = Destinations.of(view);
            Way.all(view, membership).stream()
                    .filter(way -> way.traffic().hasRoutes() && membership.isAmbient(way.component()))
                    .forEach(way -> {
                        List<ServicePort> ports = Destinations.http(way.service());
                        ports.forEach(port -> out.add(
                                object(way, port, ports.size() > 1, destinations, labels, view.sink()),
                                new Source(
                                        way.component(),
                                        way.traffic().path(),
                                        way.traffic().origin(),
                                        "how calls to " + way.component() + " are led")));
                    });
        });
    }

    private static HTTPRoute object(
            Way way, ServicePort port, boolean several, Destinations destinations, LabelWriter labels, Sink sink) {
        ParentReference parent = new ParentReference();
        parent.setGroup("");
        parent.setKind("Service");
        parent.setName(way.service().name());
        parent.setPort(sink.port(port.number()));
        HTTPRouteSpec spec = new HTTPRouteSpec();
        spec.setParentRefs(new ArrayList<>(List.of(parent)));
        spec.setRules(rules(way, port, destinations, sink));
        HTTPRoute object = new HTTPRoute();
        // Not the name alone: an exposure of that name has routes of its own, at the gateway.
        object.setMetadata(labels.metadata(
                way.component(),
                way.service().name() + "-mesh" + (several ? "-" + port.target().name() : "")));
        object.setSpec(spec);
        return object;
    }

    private static List<HTTPRouteRule> rules(Way way, ServicePort port, Destinations destinations, Sink sink) {
        HTTPBackendRef own = backend(way.service(), port, way.component(), sink);
        List<HTTPRouteRule> rules = new ArrayList<>();
        boolean takesAll = false;
        for (HttpRoute route : way.traffic().routes()) {
            rules.add(rule(way, route, own, destinations, sink));
            takesAll = takesAll || Shadows.takesAll(route);
        }
        if (!takesAll) {
            HTTPRouteRule rest = new HTTPRouteRule();
            handle(rest, way, way.traffic().handling(), destinations, sink);
            rest.getBackendRefs().add(own);
            rules.add(rest);
        }
        return rules;
    }

    private static HTTPRouteRule rule(
            Way way, HttpRoute route, HTTPBackendRef own, Destinations destinations, Sink sink) {
        WaypointFilterRenderer filters = new WaypointFilterRenderer(sink);
        HTTPRouteRule rule = new HTTPRouteRule();
        route.matches().forEach(match -> rule.getMatches().add(filters.match(match)));
        if (route.redirect() != null) {
            rule.getFilters().add(filters.redirect(route.redirect()));
            return rule;
        }
        handle(rule, way, route.handling().orElse(way.traffic().handling()), destinations, sink);
        if (route.rewritten() != null) {
            rule.getFilters().add(filters.rewrite(route.rewritten(), route.matches()));
        }
        for (Target target : route.targets()) {
            if (target instanceof Target.Other other) {
                HTTPBackendRef led = led(way, other.component(), other.port(), destinations, sink);
                led.setWeight(
                        other.share() == null ? null : sink.number(Count.of(100).percent(other.share())));
                rule.getBackendRefs().add(led);
            }
        }
        if (rule.getBackendRefs().isEmpty()) {
            rule.getBackendRefs().add(own);
        }
        return rule;
    }

    private static void handle(HTTPRouteRule rule, Way way, Handling handling, Destinations destinations, Sink sink) {
        if (handling.timeout() != null) {
            HTTPRouteTimeouts timeouts = new HTTPRouteTimeouts();
            timeouts.setRequest(sink.text(handling.timeout()));
            rule.setTimeouts(timeouts);
        }
        WaypointFilterRenderer filters = new WaypointFilterRenderer(sink);
        rule.getFilters().addAll(filters.headers(handling.headers()));
        if (handling.cors() != null) {
            rule.getFilters().add(filters.cors(handling.cors()));
        }
        handling.mirrors().forEach(mirror -> rule.getFilters().add(mirror(way, mirror, destinations, sink)));
    }

    private static HTTPRouteFilter mirror(Way way, Mirror mirror, Destinations destinations, Sink sink) {
        HTTPBackendRef copied = led(way, mirror.component(), mirror.port(), destinations, sink);
        BackendObjectReference reference = new BackendObjectReference();
        reference.setName(copied.getName());
        reference.setNamespace(copied.getNamespace());
        reference.setPort(copied.getPort());
        HTTPRequestMirrorFilter copies = new HTTPRequestMirrorFilter();
        copies.setBackendRef(reference);
        copies.setPercent(sink.number(Count.of(100).percent(mirror.share())));
        HTTPRouteFilter filter = new HTTPRouteFilter();
        filter.setType("RequestMirror");
        filter.setRequestMirror(copies);
        return filter;
    }

    /** A component that is not there is a finding of its own. */
    private static HTTPBackendRef led(Way way, Component component, Port port, Destinations destinations, Sink sink) {
        return destinations
                .service(component)
                .flatMap(service -> Destinations.offered(service, port)
                        .map(offered -> backend(service, offered, way.component(), sink)))
                .orElseGet(() -> {
                    HTTPBackendRef missing = new HTTPBackendRef();
                    missing.setName(component.name());
                    return missing;
                });
    }

    private static HTTPBackendRef backend(Service service, ServicePort port, @Nullable Component from, Sink sink) {
        HTTPBackendRef reference = new HTTPBackendRef();
        reference.setName(service.name());
        if (from != null && !service.component().namespace().equals(from.namespace())) {
            reference.setNamespace(sink.text(service.component().namespace().written()));
        }
        reference.setPort(sink.port(port.number()));
        return reference;
    }
}
