package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.draft.DraftRules;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.istio.canary.CanaryRules;
import dev.keelson.istio.canary.CanaryTrack;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.gateway.IstioDoor;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.resilience.HashKey;
import dev.keelson.istio.traffic.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for words about calls that no sidecar, no name or no port carries out.
 *
 * @since 0.1.0
 */
public final class ReachChecks implements Check {
    /** Checks without state. */
    public ReachChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> {
            Destinations destinations = Destinations.of(view);
            view.attached(Traffic.class).forEach(each -> member(each, membership, problems)
                    .flatMap(component -> called(each, component, destinations, problems))
                    .ifPresent(service -> spoken(each, service, problems)));
            view.attached(CanaryTrack.class).forEach(each -> member(each, membership, problems)
                    .flatMap(component -> called(each, component, destinations, problems))
                    .ifPresent(service -> split(each, service, problems)));
            doors(view, membership, problems);
            once(view, Traffic.class, "Inbound.traffic", problems);
            once(view, CanaryTrack.class, "Canary.of", problems);
        });
    }

    /** {@return the component where it is in the mesh; where not, a finding says so} */
    public static Optional<Component> member(Attached<?> each, Membership membership, Problems problems) {
        Component component = each.component();
        if (component == null) {
            return Optional.empty();
        }
        if (!membership.isMember(component)) {
            problems.add(Finding.of(
                            TrafficRules.OUTSIDE_THE_MESH,
                            each.path(),
                            each.origin(),
                            "A word of the mesh is said of " + component
                                    + ", whose pods have no sidecar, so that nothing follows from it.",
                            "Take the word out, or the one that leaves the component outside the mesh.")
                    .also("the mesh", membership.said().origin()));
            return Optional.empty();
        }
        return Optional.of(component);
    }

    private static Optional<Service> called(
            Attached<?> each, Component component, Destinations destinations, Problems problems) {
        Optional<Service> service = destinations.service(component);
        if (service.isEmpty()) {
            problems.add(
                    TrafficRules.WITHOUT_SERVICE,
                    each.path(),
                    each.origin(),
                    "Calls to " + component + " are spoken of, which has no service to be called by.",
                    "Open a port with .port(…), or take the word out.");
        }
        return service;
    }

    private static void spoken(Attached<Traffic> each, Service service, Problems problems) {
        if (Destinations.http(service).isEmpty() && speaksOfRequests(each.fact())) {
            problems.add(
                    TrafficRules.HTTP_WORDS_ON_TCP,
                    each.fact().path(),
                    each.fact().origin(),
                    "Requests to " + each.component()
                            + " are spoken of, and on none of its ports a sidecar sees any: it"
                            + " opens "
                            + service.ports().stream()
                                    .map(port -> port.target().toString())
                                    .toList()
                            + ".",
                    "Say what is spoken there, Port.http(…) or Port.grpc(…), or keep to pool(…) of connections,"
                            + " outlierDetection(…) and loadBalancing(…) by rule or address.");
        }
    }

    private static boolean speaksOfRequests(Traffic traffic) {
        HashKey hash = traffic.balancing() == null ? null : traffic.balancing().hash();
        return traffic.hasRoutes()
                || (hash != null && hash.isHttp())
                || (traffic.pool() != null && !traffic.pool().http().isEmpty());
    }

    private static void split(Attached<CanaryTrack> each, Service service, Problems problems) {
        if (Destinations.http(service).isEmpty()
                && Destinations.streams(service).isEmpty()) {
            problems.add(
                    TrafficRules.HTTP_WORDS_ON_TCP,
                    each.fact().path(),
                    each.fact().origin(),
                    "Calls to " + each.component()
                            + " are to be shared with its canary, and on its ports no sidecar tells them apart.",
                    "Let the sidecars do the TLS and say Port.http(…), or say Port.tcp(…), to share connections.");
        }
    }

    /** Only a gateway of Istio's own kinds knows the versions of a component; others know its service, which has both. */
    private static void doors(View view, Membership membership, Problems problems) {
        if (!view.attached(IstioDoor.class).isEmpty()) {
            return;
        }
        for (Attached<CanaryTrack> each : view.attached(CanaryTrack.class)) {
            Component component = each.component();
            if (component == null || !membership.isMember(component)) {
                continue;
            }
            view.all(Exposure.class).stream()
                    .filter(exposure -> exposure.routes().stream()
                            .anyMatch(route -> route.component().equals(component)))
                    .forEach(exposure -> problems.add(Finding.of(
                                    CanaryRules.AT_DOOR,
                                    each.path(),
                                    each.origin(),
                                    "Whoever comes to " + component + " by way of " + exposure.ref()
                                            + " gets a pod of either version, whatever the canary's share is: the"
                                            + " platform's door leads to the service, which has both.",
                                    "Let the platform have an IstioDoor, or expose a component that calls this one.")
                            .also("exposed here", exposure.origin())));
        }
    }

    private static <F> void once(View view, Class<F> type, String word, Problems problems) {
        Map<Component, Attached<F>> first = new LinkedHashMap<>();
        for (Attached<F> each : view.attached(type)) {
            Component component = each.component();
            Attached<F> earlier = component == null ? null : first.putIfAbsent(component, each);
            if (earlier != null) {
                problems.add(Finding.of(
                                DraftRules.SET_TWICE,
                                each.path(),
                                each.origin(),
                                word + " is said twice for " + component + ".",
                                "Keep one of the two.")
                        .also("first here", earlier.origin()));
            }
        }
    }
}
