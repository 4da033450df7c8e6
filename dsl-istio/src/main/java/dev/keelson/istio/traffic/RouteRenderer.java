package dev.keelson.istio.traffic;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.canary.CanaryTrack;
import dev.keelson.istio.canary.VersionRenderer;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.filter.FilterRenderer;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.resilience.PolicyRenderer;
import dev.keelson.istio.route.Handling;
import dev.keelson.istio.route.HttpRoute;
import dev.keelson.istio.route.Mirror;
import dev.keelson.istio.route.RequestMatch;
import dev.keelson.istio.route.Shadows;
import dev.keelson.istio.route.Target;
import io.fabric8.istio.api.api.networking.v1alpha3.Destination;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMirrorPolicy;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRewrite;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRouteDestination;
import io.fabric8.istio.api.api.networking.v1alpha3.L4MatchAttributes;
import io.fabric8.istio.api.api.networking.v1alpha3.PortSelector;
import io.fabric8.istio.api.api.networking.v1alpha3.RouteDestination;
import io.fabric8.istio.api.api.networking.v1alpha3.TCPRoute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the routes of a virtual service; of a service with several ports each route once for each. */
final class RouteRenderer {
    private final View view;
    private final Membership membership;
    private final Sink sink;
    private final Destinations destinations;
    private final PolicyRenderer policies;
    private final FilterRenderer filters;
    private final MatchRenderer matches;
    private final VersionRenderer versions;

    RouteRenderer(View view, Membership membership) {
        this.view = view;
        this.membership = membership;
        this.sink = view.sink();
        this.destinations = Destinations.of(view);
        this.policies = new PolicyRenderer(sink);
        this.filters = new FilterRenderer(sink);
        this.matches = new MatchRenderer(sink);
        this.versions = new VersionRenderer(sink);
    }

    List<HTTPRoute> http(Way way) {
        List<HTTPRoute> routes = new ArrayList<>();
        for (ServicePort port : Destinations.http(way.service())) {
            boolean takesAll = false;
            for (HttpRoute route : way.traffic().routes()) {
                routes.addAll(routes(way, port, route));
                takesAll = takesAll || Shadows.takesAll(route);
            }
            if (!takesAll) {
                routes.addAll(rest(way, port));
            }
        }
        return routes;
    }

    /** Of connections only their share can be said. */
    List<TCPRoute> tcp(Way way) {
        CanaryTrack canary = way.canary();
        if (canary == null) {
            return List.of();
        }
        return Destinations.streams(way.service()).stream()
                .map(port -> {
                    TCPRoute object = new TCPRoute();
                    if (isOneOfSeveral(way.service())) {
                        L4MatchAttributes match = new L4MatchAttributes();
                        match.setPort(number(port));
                        object.setMatch(new ArrayList<>(List.of(match)));
                    }
                    object.setRoute(new ArrayList<>(List.of(
                            stream(way, port, CanaryTrack.STABLE, canary.rest()),
                            stream(way, port, CanaryTrack.CANARY, canary.weight()))));
                    return object;
                })
                .toList();
    }

    private RouteDestination stream(Way way, ServicePort port, String subset, Count weight) {
        RouteDestination object = new RouteDestination();
        object.setDestination(destination(way.service(), port, subset));
        object.setWeight(sink.number(weight));
        return object;
    }

    private List<HTTPRoute> routes(Way way, ServicePort port, HttpRoute route) {
        HTTPRoute object = new HTTPRoute();
        boolean several = Destinations.http(way.service()).size() > 1;
        object.setName(several ? route.name() + "-" + port.target().name() : route.name());
        object.setMatch(matches(way, port, route.matches()));
        if (route.redirect() != null) {
            object.setRedirect(filters.redirect(route.redirect()));
            return List.of(object);
        }
        handle(object, route.handling().orElse(way.traffic().handling()));
        if (route.rewritten() != null) {
            HTTPRewrite rewrite = new HTTPRewrite();
            rewrite.setUri(sink.text(route.rewritten()));
            object.setRewrite(rewrite);
        }
        if (route.targets().isEmpty()) {
            return versions.led(object, destination(way.service(), port, null), way.canary());
        }
        object.setRoute(new ArrayList<>(led(way, port, route.targets())));
        return List.of(object);
    }

    private List<HTTPMatchRequest> matches(Way way, ServicePort port, List<RequestMatch> said) {
        List<HTTPMatchRequest> objects =
                new ArrayList<>(said.stream().map(matches::match).toList());
        if (isOneOfSeveral(way.service())) {
            if (objects.isEmpty()) {
                objects.add(new HTTPMatchRequest());
            }
            objects.forEach(each -> each.setPort(number(port)));
        }
        return objects;
    }

    /** The route of what no other one takes. */
    private List<HTTPRoute> rest(Way way, ServicePort port) {
        HTTPRoute object = new HTTPRoute();
        object.setMatch(matches(way, port, List.of()));
        handle(object, way.traffic().handling());
        return versions.led(object, destination(way.service(), port, null), way.canary());
    }

    private void handle(HTTPRoute object, Handling handling) {
        object.setTimeout(policies.span(handling.timeout()));
        object.setRetries(policies.retries(handling.retries()));
        object.setFault(filters.fault(handling.fault()));
        object.setHeaders(filters.headers(handling.headers()));
        object.setCorsPolicy(filters.cors(handling.cors()));
        object.setMirrors(
                new ArrayList<>(handling.mirrors().stream().map(this::mirror).toList()));
    }

    private HTTPMirrorPolicy mirror(Mirror mirror) {
        HTTPMirrorPolicy object = new HTTPMirrorPolicy();
        object.setDestination(destination(mirror.component(), mirror.port()));
        object.setPercentage(filters.percentage(mirror.share()));
        return object;
    }

    private List<HTTPRouteDestination> led(Way way, ServicePort port, List<Target> targets) {
        return targets.stream()
                .map(target -> {
                    if (target instanceof Target.Track track) {
                        String subset = track.canary() ? CanaryTrack.CANARY : CanaryTrack.STABLE;
                        return to(destination(way.service(), port, way.canary() == null ? null : subset), null);
                    }
                    Target.Other other = (Target.Other) target;
                    return to(
                            destination(other.component(), other.port()),
                            other.share() == null ? null : Count.of(100).percent(other.share()));
                })
                .toList();
    }

    private HTTPRouteDestination to(Destination destination, @Nullable Count weight) {
        HTTPRouteDestination object = new HTTPRouteDestination();
        object.setDestination(destination);
        object.setWeight(sink.number(weight));
        return object;
    }

    /**
     * The weights of a canary hold for calls to its component alone: whoever is led there from elsewhere gets pods that are
     * no canary. A component that is not there is a finding of its own.
     */
    private Destination destination(Component component, Port port) {
        boolean split = membership.isMember(component)
                && CanaryTrack.of(view.model(), component).isPresent();
        return destinations
                .service(component)
                .flatMap(service -> Destinations.offered(service, port)
                        .map(each -> destination(service, each, split ? CanaryTrack.STABLE : null)))
                .orElseGet(() -> {
                    Destination object = new Destination();
                    object.setHost(sink.text(ServiceHost.of(component.name(), component.namespace())));
                    return object;
                });
    }

    private Destination destination(Service service, ServicePort port, @Nullable String subset) {
        Destination object = new Destination();
        object.setHost(sink.text(ServiceHost.of(service)));
        object.setSubset(subset);
        if (isOneOfSeveral(service)) {
            PortSelector selector = new PortSelector();
            selector.setNumber(number(port));
            object.setPort(selector);
        }
        return object;
    }

    private Long number(ServicePort port) {
        return sink.port(port.number()).longValue();
    }

    private static boolean isOneOfSeveral(Service service) {
        return service.ports().size() > 1;
    }
}
