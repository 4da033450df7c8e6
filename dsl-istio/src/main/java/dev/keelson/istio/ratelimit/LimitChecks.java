package dev.keelson.istio.ratelimit;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.NetworkRules;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.destination.HttpPorts;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.ratelimit.LocalLimit.Bucket;
import dev.keelson.istio.ratelimit.LocalLimit.Part;
import dev.keelson.istio.traffic.check.ReachChecks;
import dev.keelson.istio.traffic.check.TrafficRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Looks for limits that nothing counts, or that mean something else than they say.
 *
 * @since 0.1.0
 */
public final class LimitChecks implements Check {
    /** Checks without state. */
    public LimitChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> {
            view.attached(LocalLimit.class).forEach(each -> ReachChecks.member(each, membership, problems)
                    .ifPresent(component -> {
                        LocalLimit limit = each.fact();
                        spoken(component, limit.path(), limit.origin(), view, problems);
                        local(limit, view, problems);
                    }));
            Map<String, Attached<GlobalLimit>> domains = new LinkedHashMap<>();
            view.attached(GlobalLimit.class).forEach(each -> ReachChecks.member(each, membership, problems)
                    .ifPresent(component -> {
                        GlobalLimit limit = each.fact();
                        spoken(component, limit.path(), limit.origin(), view, problems);
                        only(limit, component, view, problems);
                        domain(each, component, domains, view, problems);
                    }));
        });
    }

    private static void spoken(Component component, ModelPath path, Origin origin, View view, Problems problems) {
        boolean http = Destinations.of(view)
                .service(component)
                .filter(service -> !Destinations.http(service).isEmpty())
                .isPresent();
        if (!http) {
            problems.add(
                    TrafficRules.HTTP_WORDS_ON_TCP,
                    path,
                    origin,
                    "Requests to " + component + " are counted, and on none of its ports a sidecar sees any.",
                    "Say what is spoken there, Port.http(…) or Port.grpc(…), or take the word out.");
        }
    }

    private static void only(GlobalLimit limit, Component component, View view, Problems problems) {
        Port only = limit.only();
        if (only == null) {
            return;
        }
        Destinations.of(view).service(component).ifPresent(service -> {
            if (Destinations.offered(service, only).isEmpty()) {
                problems.add(
                        NetworkRules.PORT_NOT_OPEN,
                        limit.path().child("on"),
                        limit.origin(),
                        "Requests to " + component + " on " + only + " are counted, a port that it does not open.",
                        "Open the port with .port(…), or name one that is open.");
            } else if (!HttpPorts.speaksHttp(only)) {
                problems.add(
                        TrafficRules.HTTP_WORDS_ON_TCP,
                        limit.path().child("on"),
                        limit.origin(),
                        "Requests to " + component + " on " + only + " are counted, where no sidecar sees any.",
                        "Say what is spoken there, Port.http(…) or Port.grpc(…), or name another port.");
            }
        });
    }

    private static void local(LocalLimit limit, View view, Problems problems) {
        burst(limit.whole(), limit.path(), limit.origin(), view, problems);
        long whole = view.number(limit.whole().per().inSeconds());
        for (Part part : limit.parts()) {
            burst(part.bucket(), part.path(), part.origin(), view, problems);
            long own = view.number(part.bucket().per().inSeconds());
            if (whole == 0 || own % whole != 0) {
                problems.add(
                        LimitRules.INTERVAL,
                        part.path().child("per"),
                        part.origin(),
                        "The limit " + part.name() + " counts " + own + " s, which is no multiple of the " + whole
                                + " s of the limit of all requests, and Envoy refuses the filter.",
                        "Count both in the same time, or the part in a multiple of it.");
            }
            if (part.headers().isEmpty()) {
                problems.add(
                        LimitRules.EVERYTHING,
                        part.path(),
                        part.origin(),
                        "The limit " + part.name() + " does not say which requests it is about.",
                        "Say path(…), method(…) or header(…), or change the limit of all requests.");
            }
        }
    }

    private static void burst(Bucket bucket, ModelPath path, Origin origin, View view, Problems problems) {
        long burst = view.number(bucket.burst());
        long requests = view.number(bucket.requests());
        if (burst < requests) {
            problems.add(
                    LimitRules.BURST_BELOW_RATE,
                    path.child("burst"),
                    origin,
                    "The limit is " + requests + " requests and holds " + burst
                            + " at once, so that no more than those are ever taken in its time.",
                    "Say a burst of at least " + requests + ", or fewer requests.");
        }
    }

    private static void domain(
            Attached<GlobalLimit> each,
            Component component,
            Map<String, Attached<GlobalLimit>> domains,
            View view,
            Problems problems) {
        String name = view.text(each.fact().domain(component));
        Attached<GlobalLimit> earlier = domains.putIfAbsent(each.fact().service() + " " + name, each);
        if (earlier != null) {
            problems.add(Finding.of(
                            LimitRules.DOMAIN_TWICE,
                            each.fact().path().child("domain"),
                            each.origin(),
                            "The limits of " + component + " are called " + name + " at "
                                    + each.fact().service() + ", as those of " + earlier.component()
                                    + " are, and the service refuses both.",
                            "Give one of the two another domain(…), or none, for its own name.")
                    .also("first here", earlier.origin()));
        }
    }
}
