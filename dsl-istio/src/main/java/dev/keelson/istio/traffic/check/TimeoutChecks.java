package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.resilience.Retries;
import dev.keelson.istio.route.Handling;
import dev.keelson.istio.traffic.Traffic;
import dev.keelson.istio.traffic.Way;
import java.util.Optional;

/**
 * Looks for tries and answers that come when nobody waits any more.
 *
 * @since 0.1.0
 */
public final class TimeoutChecks implements Check {
    /** Checks without state. */
    public TimeoutChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model())
                .ifPresent(membership -> Way.all(view, membership).forEach(way -> {
                    Traffic traffic = way.traffic();
                    tries(traffic.handling(), traffic.path(), traffic.origin(), way, view, problems);
                    traffic.routes().stream()
                            .filter(route -> route.handling().timeout() != null
                                    || route.handling().retries() != null)
                            .forEach(route -> tries(
                                    route.handling().orElse(traffic.handling()),
                                    route.path(),
                                    route.origin(),
                                    way,
                                    view,
                                    problems));
                    Span timeout = traffic.handling().timeout();
                    if (timeout != null) {
                        callers(way, timeout, view, problems);
                    }
                }));
    }

    /** The nth try after the first begins, at the latest, when n of them have used their time. */
    private static void tries(Handling handling, ModelPath path, Origin origin, Way way, View view, Problems problems) {
        Span timeout = handling.timeout();
        Retries retries = handling.retries();
        if (timeout == null || retries == null || retries.perTry() == null) {
            return;
        }
        long attempts = view.number(retries.attempts());
        long perTry = view.number(retries.perTry().inMillis());
        long whole = view.number(timeout.inMillis());
        if (attempts > 0 && attempts * perTry >= whole) {
            problems.add(
                    TrafficRules.RETRIES_OUTLAST,
                    path.child("retries"),
                    origin,
                    "A request to " + way.component() + " may take " + whole + " ms, and after " + attempts
                            + " tries of " + perTry + " ms that is over before the last of " + (attempts + 1)
                            + " begins.",
                    "Let each try take less, try less often, or give the request more time.");
        }
    }

    private static void callers(Way way, Span timeout, View view, Problems problems) {
        long answer = view.number(timeout.inMillis());
        view.all(Connection.class).stream()
                .filter(connection -> connection.to().equals(way.component()))
                .map(Connection::from)
                .distinct()
                .forEach(caller -> Traffic.of(view.model(), caller).ifPresent(waiting -> Optional.ofNullable(
                                waiting.handling().timeout())
                        .filter(patience -> view.number(patience.inMillis()) < answer)
                        .ifPresent(patience -> problems.add(
                                outlasts(way, answer, view.number(patience.inMillis()), "those who call " + caller)
                                        .also("the caller's", waiting.origin())))));
        view.all(Exposure.class).stream()
                .filter(exposure -> exposure.timeout() != null && leadsTo(exposure, way.component()))
                .forEach(exposure -> Optional.ofNullable(exposure.timeout())
                        .filter(patience -> view.number(patience.inMillis()) < answer)
                        .ifPresent(patience -> problems.add(
                                outlasts(way, answer, view.number(patience.inMillis()), "those who call from outside")
                                        .also("exposed here", exposure.origin()))));
    }

    private static boolean leadsTo(Exposure exposure, Component component) {
        return exposure.routes().stream().map(Route::component).anyMatch(component::equals);
    }

    private static Finding outlasts(Way way, long answer, long patience, String who) {
        return Finding.of(
                TrafficRules.TIMEOUT_OUTLASTS_CALLER,
                way.traffic().path().child("timeout"),
                way.traffic().origin(),
                "An answer of " + way.component() + " may take " + answer + " ms, and " + who + " wait " + patience
                        + " ms.",
                "Let the answer take less, or the caller more.");
    }
}
