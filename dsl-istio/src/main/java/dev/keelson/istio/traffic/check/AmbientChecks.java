package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.istio.ambient.AmbientRules;
import dev.keelson.istio.ambient.SidecarsOnly;
import dev.keelson.istio.ambient.WaypointConnection;
import dev.keelson.istio.ambient.Waypoints;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.Plaintext;
import dev.keelson.istio.traffic.Traffic;
import java.util.Objects;

/**
 * Looks for what nothing carries out in ambient mode, and for callers who pass a waypoint by.
 *
 * @since 0.1.0
 */
public final class AmbientChecks implements Check {
    /** Checks without state. */
    public AmbientChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> {
            Waypoints waypoints = Waypoints.of(view.model(), membership);
            for (Attached<?> each : view.all(Attached.class)) {
                if (each.component() != null
                        && membership.isAmbient(each.component())
                        && each.fact() instanceof SidecarsOnly word) {
                    sidecarsOnly(each, word, membership, problems);
                }
            }
            WaypointWords words = new WaypointWords(view, problems);
            view.attached(Traffic.class).stream()
                    .filter(each -> each.component() != null && membership.isAmbient(each.component()))
                    .forEach(words::check);
            callers(view, membership, waypoints, problems);
            waypoints.users().forEach(user -> service(user, view, waypoints, problems));
        });
    }

    private static void sidecarsOnly(Attached<?> each, SidecarsOnly word, Membership membership, Problems problems) {
        problems.add(Finding.of(
                        AmbientRules.NOT_IN_AMBIENT,
                        each.path(),
                        each.origin(),
                        word.word() + " is said of " + each.component() + ", which is in ambient mode: "
                                + word.reason().because() + ".",
                        word.reason().instead())
                .also("the mesh", membership.said().origin()));
    }

    private static void callers(View view, Membership membership, Waypoints waypoints, Problems problems) {
        view.all(Connection.class).stream()
                .filter(connection -> membership.hasSidecar(connection.from()))
                .filter(connection -> waypoints.guards(connection.to(), connection.port()))
                .forEach(connection -> bypassed(
                        connection.from() + " has a sidecar, which calls pods themselves",
                        connection.to(),
                        "Put both on the same data plane.",
                        connection.path(),
                        connection.origin(),
                        waypoints,
                        problems));
        view.attached(Plaintext.class).stream()
                .filter(each -> each.component() != null
                        && waypoints.guards(each.component(), each.fact().port()))
                .forEach(each -> bypassed(
                        "whoever calls " + each.fact().port() + " without an identity calls pods themselves",
                        Objects.requireNonNull(each.component()),
                        "Put those callers into the mesh, or open a port of its own for them, of which nothing is"
                                + " said.",
                        each.path(),
                        each.origin(),
                        waypoints,
                        problems));
        view.all(WaypointConnection.class).stream()
                .filter(each -> waypoints.guards(each.to(), each.port()))
                .forEach(each -> bypassed(
                        "a waypoint that leads or copies requests there calls pods themselves",
                        each.to(),
                        "Say it of the component that is called, or lead requests to one of which nothing is said.",
                        each.path(),
                        each.origin(),
                        waypoints,
                        problems));
        view.attached(Traffic.class).stream()
                .filter(each -> each.component() != null && membership.hasSidecar(each.component()))
                .forEach(each -> view.all(Connection.class).stream()
                        .filter(connection ->
                                connection.to().equals(each.component()) && membership.isAmbient(connection.from()))
                        .findFirst()
                        .ifPresent(connection -> problems.add(Finding.of(
                                        AmbientRules.UNSEEN,
                                        each.path(),
                                        each.origin(),
                                        "Calls to " + each.component() + " are spoken of, which sidecars of its callers"
                                                + " lead, and " + connection.from() + " has none.",
                                        "Put both on the same data plane.")
                                .also("the connection", connection.origin()))));
    }

    private static void bypassed(
            String who,
            Component component,
            String fix,
            ModelPath path,
            Origin origin,
            Waypoints waypoints,
            Problems problems) {
        Finding finding = Finding.of(
                AmbientRules.BYPASSED,
                path,
                origin,
                "Requests to " + component + " are spoken of, and " + who + ", past the waypoint.",
                fix);
        problems.add(waypoints
                .cause(component)
                .map(cause -> finding.also("what is said of them", cause.origin()))
                .orElse(finding));
    }

    private static void service(Component user, View view, Waypoints waypoints, Problems problems) {
        boolean called = Destinations.of(view)
                .service(user)
                .filter(service -> !service.kind().isHeadless())
                .isPresent();
        if (!called) {
            waypoints
                    .cause(user)
                    .ifPresent(cause -> problems.add(
                            AmbientRules.WITHOUT_SERVICE,
                            cause.path(),
                            cause.origin(),
                            "Calls to " + user + " are spoken of, which no service with an address of its own leads to,"
                                    + " so that they pass no waypoint.",
                            "Open a port and let the service have an address, or take the word out."));
        }
    }
}
