package dev.keelson.istio.authorization;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.ambient.Waypoint;
import dev.keelson.istio.ambient.WaypointConnection;
import dev.keelson.istio.ambient.Waypoints;
import dev.keelson.istio.authorization.Admission.Addressed;
import dev.keelson.istio.authorization.Admission.Caller;
import dev.keelson.istio.authorization.Admission.Entrance;
import dev.keelson.istio.authorization.Admission.Known;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who opens connections to the pods of a component themselves. Where its service has a waypoint that is the waypoint, and not
 * whoever sent the request: a proxy of the node asks for the identity of the connection.
 */
final class PodCallers {
    private record Way(OpenRange range, Map<Object, Caller> callers) {}

    private final View view;
    private final Membership membership;
    private final Waypoints waypoints;

    PodCallers(View view, Membership membership) {
        this.view = view;
        this.membership = membership;
        this.waypoints = Waypoints.of(view.model(), membership);
    }

    /** {@return who is let in to the pods, with whatever request where requests are seen before} */
    Admission of(Admission admission) {
        Component component = admission.component();
        Map<Expression, Way> ways = new LinkedHashMap<>();
        boolean served = waypoints.serves(component);
        for (Entrance entrance : admission.entrances()) {
            for (OpenRange range : entrance.ports()) {
                for (Caller caller : entrance.callers()) {
                    boolean isSeen = served && caller instanceof Known;
                    if (!isSeen || !isGuarded(component, range)) {
                        admit(ways, range, caller);
                    }
                    if (isSeen) {
                        admit(ways, range, new Known(Waypoint.identity(membership, component.namespace())));
                    }
                }
            }
        }
        detours(component, ways);
        return new Admission(component, entrances(ways), admission.path(), admission.origin());
    }

    /** {@return whether a waypoint leads requests to the component that were sent to another} */
    boolean isDetour(Component component) {
        return view.all(WaypointConnection.class).stream()
                .anyMatch(each -> each.to().equals(component));
    }

    private void detours(Component component, Map<Expression, Way> ways) {
        for (WaypointConnection each : view.all(WaypointConnection.class)) {
            if (each.to().equals(component)) {
                range(component, each.port())
                        .ifPresent(range -> admit(ways, range, new Known(Waypoint.identity(membership, each.from()))));
            }
        }
    }

    private boolean isGuarded(Component component, OpenRange range) {
        Expression number = ValueType.expression(range.number());
        return membership.members().stream()
                .filter(member -> member.component().equals(component))
                .flatMap(member -> member.pod().ports().stream())
                .filter(open -> ValueType.expression(open.number()).equals(number))
                .anyMatch(open -> waypoints.guards(component, open.token()));
    }

    private Optional<OpenRange> range(Component component, Port port) {
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(open -> open.token().equals(port))
                .map(open -> new OpenRange(port.protocol(), open.number(), null))
                .findFirst();
    }

    private static void admit(Map<Expression, Way> ways, OpenRange range, Caller caller) {
        ways.computeIfAbsent(ValueType.expression(range.number()), first -> new Way(range, new LinkedHashMap<>()))
                .callers()
                .putIfAbsent(key(caller), caller);
    }

    private static Object key(Caller caller) {
        if (caller instanceof Known known) {
            return ValueType.expression(known.identity());
        }
        return caller instanceof Addressed addressed ? addressed.peer() : caller;
    }

    /** Ports that the same callers reach are said together. */
    private static List<Entrance> entrances(Map<Expression, Way> ways) {
        Map<List<Object>, List<Way>> alike = new LinkedHashMap<>();
        ways.values()
                .forEach(way -> alike.computeIfAbsent(List.copyOf(way.callers().keySet()), first -> new ArrayList<>())
                        .add(way));
        return alike.values().stream()
                .map(same -> new Entrance(
                        same.stream().map(Way::range).toList(),
                        List.copyOf(same.get(0).callers().values()),
                        List.of(),
                        List.of()))
                .toList();
    }
}
