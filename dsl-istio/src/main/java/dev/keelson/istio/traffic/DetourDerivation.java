package dev.keelson.istio.traffic;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.Connection;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.ambient.WaypointConnection;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.route.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whose calls are led or copied to another component connects to it: the sidecar of the caller itself does so. Network
 * policies, admissions and what that sidecar knows of follow as from any connection. In ambient mode the waypoint does, and no
 * caller.
 *
 * @since 0.1.0
 */
public final class DetourDerivation implements Derivation {
    private record Detour(Component component, Port port, ModelPath path, Origin origin) {}

    /** A derivation without state. */
    public DetourDerivation() {}

    @Override
    public List<?> derive(Model said) {
        return Membership.of(said)
                .map(membership -> said.attached(Traffic.class).stream()
                        .flatMap(each -> follows(each, said, membership))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static Stream<Object> follows(Attached<Traffic> each, Model said, Membership membership) {
        return each.component() != null && membership.isAmbient(each.component())
                ? detours(each.fact())
                        .filter(detour -> !Objects.equals(detour.component(), each.component()))
                        .filter(detour -> opens(said, detour))
                        .map(detour -> new WaypointConnection(
                                Objects.requireNonNull(each.component()).namespace(),
                                detour.component(),
                                detour.port(),
                                detour.path(),
                                detour.origin()))
                : connections(each, said, membership).map(connection -> connection);
    }

    private static Stream<Connection> connections(Attached<Traffic> each, Model said, Membership membership) {
        List<Component> callers = said.all(Connection.class).stream()
                .filter(connection -> Objects.equals(connection.to(), each.component()))
                .map(Connection::from)
                .filter(membership::hasSidecar)
                .distinct()
                .toList();
        return detours(each.fact())
                .filter(detour -> !Objects.equals(detour.component(), each.component()))
                .filter(detour -> opens(said, detour))
                .flatMap(detour -> callers.stream()
                        .filter(caller -> !caller.equals(detour.component()))
                        .filter(caller -> !isKnown(said, caller, detour))
                        .map(caller -> new Connection(
                                caller, detour.component(), detour.port(), detour.path(), detour.origin())));
    }

    private static Stream<Detour> detours(Traffic traffic) {
        Stream<Detour> led = traffic.routes().stream()
                .flatMap(route -> route.targets().stream())
                .filter(Target.Other.class::isInstance)
                .map(Target.Other.class::cast)
                .map(other -> new Detour(other.component(), other.port(), other.path(), other.origin()));
        Stream<Detour> copied = traffic.mirrors()
                .map(mirror -> new Detour(mirror.component(), mirror.port(), mirror.path(), mirror.origin()));
        return Stream.concat(led, copied);
    }

    private static boolean opens(Model said, Detour detour) {
        return said.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(detour.component()))
                .flatMap(workload -> workload.pod().ports().stream())
                .anyMatch(open -> open.token().equals(detour.port()));
    }

    private static boolean isKnown(Model said, Component caller, Detour detour) {
        return said.all(Connection.class).stream()
                .anyMatch(connection -> connection.from().equals(caller)
                        && connection.to().equals(detour.component())
                        && connection.port().equals(detour.port()));
    }
}
