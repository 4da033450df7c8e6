package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.istio.canary.CanaryRules;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.filter.Fault;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.route.Handling;
import dev.keelson.istio.route.HttpRoute;
import dev.keelson.istio.route.Mirror;
import dev.keelson.istio.route.RequestMatch;
import dev.keelson.istio.route.Shadows;
import dev.keelson.istio.route.Target;
import dev.keelson.istio.traffic.Way;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for routes that no request takes, or that lead nowhere.
 *
 * @since 0.1.0
 */
public final class RouteChecks implements Check {
    /** Checks without state. */
    public RouteChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> {
            Destinations destinations = Destinations.of(view);
            boolean production = view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production);
            Way.all(view, membership).forEach(way -> {
                shadows(way, new Shadows(view), problems);
                way.traffic().routes().forEach(route -> {
                    redirect(route, problems);
                    weights(route, view, problems);
                    route.targets().forEach(target -> target(target, route, way, destinations, view, problems));
                });
                way.traffic().mirrors().forEach(mirror -> mirror(mirror, way, destinations, problems));
                way.traffic()
                        .handlings()
                        .map(Handling::fault)
                        .filter(Objects::nonNull)
                        .forEach(fault -> {
                            if (production) {
                                fault(fault, way, problems);
                            }
                        });
            });
        });
    }

    private static void shadows(Way way, Shadows shadows, Problems problems) {
        List<HttpRoute> routes = way.traffic().routes();
        for (int later = 1; later < routes.size(); later++) {
            HttpRoute route = routes.get(later);
            List<HttpRoute> before = routes.subList(0, later);
            Optional<HttpRoute> all = before.stream().filter(Shadows::takesAll).findFirst();
            if (all.isPresent()) {
                shadowed(route.path(), route.origin(), "the route " + route.name(), all.get(), way, problems);
                continue;
            }
            for (RequestMatch match : route.matches()) {
                before.stream()
                        .filter(earlier -> shadows.covers(earlier, match))
                        .findFirst()
                        .ifPresent(earlier -> shadowed(
                                match.path(),
                                match.origin(),
                                "what the route " + route.name() + " says of some requests",
                                earlier,
                                way,
                                problems));
            }
        }
    }

    private static void shadowed(
            ModelPath path, Origin origin, String what, HttpRoute earlier, Way way, Problems problems) {
        problems.add(Finding.of(
                        TrafficRules.SHADOWED,
                        path,
                        origin,
                        "No request to " + way.component() + " comes to " + what + ", because the route "
                                + earlier.name() + " before it takes them all.",
                        "Say the narrower route first, or take one of the two out.")
                .also("taken here", earlier.origin()));
    }

    private static void redirect(HttpRoute route, Problems problems) {
        if (route.redirect() != null
                && (!route.targets().isEmpty()
                        || route.rewritten() != null
                        || !route.handling().isEmpty())) {
            problems.add(
                    TrafficRules.REDIRECT_AND_ROUTE,
                    route.path(),
                    route.origin(),
                    "The route " + route.name() + " sends the caller elsewhere, so that nothing else it says is done.",
                    "Keep redirect(…), or the rest.");
        }
    }

    private static void weights(HttpRoute route, View view, Problems problems) {
        List<Target> targets = route.targets();
        boolean shared = targets.size() > 1
                || targets.stream().anyMatch(each -> each instanceof Target.Other other && other.share() != null);
        if (!shared) {
            return;
        }
        boolean complete =
                targets.stream().allMatch(each -> each instanceof Target.Other other && other.share() != null);
        long sum = targets.stream()
                .filter(Target.Other.class::isInstance)
                .map(each -> ((Target.Other) each).share())
                .filter(Objects::nonNull)
                .mapToLong(view::number)
                .sum();
        if (!complete || sum != 100) {
            problems.add(
                    TrafficRules.WEIGHTS,
                    route.path().child("to"),
                    route.origin(),
                    complete
                            ? "The shares of the route " + route.name() + " add up to " + sum + " of a hundred."
                            : "The route " + route.name() + " has several destinations, and not each has a share.",
                    "Give each destination its share, to(component, port, percent), all together 100.");
        }
    }

    private static void target(
            Target target, HttpRoute route, Way way, Destinations destinations, View view, Problems problems) {
        if (target instanceof Target.Other other) {
            offered(other.component(), other.port(), other.path(), other.origin(), destinations, problems);
            return;
        }
        Target.Track track = (Target.Track) target;
        if (way.canary() == null) {
            problems.add(
                    TrafficRules.NO_CANARY,
                    route.path(),
                    track.origin(),
                    "The route " + route.name() + " leads to one version of " + way.component()
                            + ", which has no canary, so that there are no two.",
                    "Say with(Canary.of(image, c -> …)) on the component, or take the word out.");
        } else if (track.canary()
                && view.number(way.canary().replicas()) == 0
                && view.number(way.canary().step()) == 0) {
            problems.add(Finding.of(
                            CanaryRules.WITHOUT_PODS,
                            route.path(),
                            track.origin(),
                            "The route " + route.name() + " leads to the canary of " + way.component()
                                    + ", which has no pod, so that the calls fail.",
                            "Say replicas(…) of the canary, or take the route out.")
                    .also("the canary", way.canary().origin()));
        }
    }

    private static void mirror(Mirror mirror, Way way, Destinations destinations, Problems problems) {
        if (mirror.component().equals(way.component())) {
            problems.add(
                    TrafficRules.MIRROR_TO_ITSELF,
                    mirror.path(),
                    mirror.origin(),
                    way.component() + " gets copies of its own requests, so that it does twice what it is asked.",
                    "Name the component that is to be tried out.");
        } else {
            offered(mirror.component(), mirror.port(), mirror.path(), mirror.origin(), destinations, problems);
        }
    }

    private static void offered(
            Component component,
            Port port,
            ModelPath path,
            Origin origin,
            Destinations destinations,
            Problems problems) {
        if (destinations
                .service(component)
                .flatMap(service -> Destinations.offered(service, port))
                .isEmpty()) {
            problems.add(
                    TrafficRules.NOWHERE,
                    path,
                    origin,
                    "Requests are led to " + component + " on " + port + ", which no service offers.",
                    "Define the component and open the port with .port(…), or name one that is open.");
        }
    }

    private static void fault(Fault fault, Way way, Problems problems) {
        problems.add(
                TrafficRules.FAULT_IN_PRODUCTION,
                fault.path(),
                fault.origin(),
                "Requests to " + way.component() + " go wrong on purpose, and this is production.",
                "Say it in other environments alone, or accept it with the reason: "
                        + "accept(\"fault-in-production\", …).");
    }
}
