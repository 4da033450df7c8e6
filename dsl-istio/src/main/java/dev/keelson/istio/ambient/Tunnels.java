package dev.keelson.istio.ambient;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who opens tunnels to whom: whoever may call, where one of both sides has no sidecar. Proxies carry each TCP connection to the
 * port {@link Waypoint#HBONE} of the pod that is called, or of the waypoint before it.
 */
final class Tunnels {
    /** One end of a tunnel. */
    sealed interface End {}

    /** Some pods. */
    record At(Party party) implements End {}

    /** The waypoint of a namespace. */
    record AtWaypoint(Namespace namespace) implements End {}

    private record Tunnel(End from, End to) {}

    private final View view;
    private final Membership membership;
    private final Waypoints waypoints;
    private final Set<Tunnel> tunnels = new LinkedHashSet<>();

    Tunnels(View view, Membership membership, Waypoints waypoints) {
        this.view = view;
        this.membership = membership;
        this.waypoints = waypoints;
        view.all(Isolation.class).stream()
                .filter(isolation -> membership.isMember(isolation.component()))
                .forEach(isolation -> {
                    isolation.ingress().forEach(opening -> called(isolation.component(), opening));
                    isolation.egress().forEach(opening -> calling(isolation.component(), opening));
                });
        waypoints.users().forEach(user -> tunnels.add(new Tunnel(new AtWaypoint(user.namespace()), at(user))));
        view.all(WaypointConnection.class).stream()
                .filter(each -> membership.isMember(each.to()))
                .forEach(each -> tunnels.add(new Tunnel(new AtWaypoint(each.from()), at(each.to()))));
    }

    /** {@return who opens tunnels to it} */
    List<End> to(End end) {
        return tunnels.stream()
                .filter(tunnel -> tunnel.to().equals(end))
                .map(Tunnel::from)
                .toList();
    }

    /** {@return to whom it opens tunnels} */
    List<End> from(End end) {
        return tunnels.stream()
                .filter(tunnel -> tunnel.from().equals(end))
                .map(Tunnel::to)
                .toList();
    }

    static End at(Component component) {
        return new At(new Pods(component));
    }

    private void called(Component component, Opening opening) {
        List<OpenRange> ports = streams(opening);
        if (ports.isEmpty() || !carries(opening.party(), component)) {
            return;
        }
        End caller = new At(opening.party());
        boolean guarded = ports.stream().allMatch(range -> isGuarded(component, range));
        if (waypoints.serves(component)) {
            tunnels.add(new Tunnel(caller, new AtWaypoint(component.namespace())));
        }
        if (!guarded) {
            tunnels.add(new Tunnel(caller, at(component)));
        }
    }

    /** Tunnels to pods of others; those inside follow from who is called. */
    private void calling(Component component, Opening opening) {
        if (opening.party() instanceof Outside outside
                && membership.foreigner(outside.peer()).isPresent()
                && membership.isAmbient(component)
                && !streams(opening).isEmpty()) {
            tunnels.add(new Tunnel(at(component), new At(outside)));
        }
    }

    /** Whether calls from there go by a proxy that opens tunnels: one of the two has no sidecar, and both are in the mesh. */
    private boolean carries(Party caller, Component component) {
        if (caller instanceof Pods pods) {
            return membership.isMember(pods.component())
                    && (membership.isAmbient(pods.component()) || membership.isAmbient(component));
        }
        return membership.isAmbient(component)
                && membership.foreigner(((Outside) caller).peer()).isPresent();
    }

    private boolean isGuarded(Component component, OpenRange range) {
        Expression number = ValueType.expression(range.number());
        return view.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .flatMap(workload -> workload.pod().ports().stream())
                .filter(open -> ValueType.expression(open.number()).equals(number))
                .anyMatch(open -> waypoints.guards(component, open.token()));
    }

    private static List<OpenRange> streams(Opening opening) {
        return opening.ports().stream()
                .filter(range -> range.protocol() == Protocol.TCP)
                .toList();
    }
}
