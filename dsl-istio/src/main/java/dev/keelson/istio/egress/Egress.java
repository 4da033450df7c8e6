package dev.keelson.istio.egress;

import dev.keelson.core.access.Access;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.ApiServer;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.external.External;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.injection.ControlPlaneDerivation;
import dev.keelson.istio.membership.Membership;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What each component with a sidecar reaches, from the connections it declares. Network policies say the same in addresses; a
 * sidecar that knows no other hosts is also small, because what it does not know is never sent to it.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/sidecar/">Istio: Sidecar</a>
 * @since 0.1.0
 */
public final class Egress {
    private static final Text API_SERVER = Text.of("default/kubernetes.default" + ServiceHost.CLUSTER);

    private final View view;
    private final Membership membership;

    private Egress(View view, Membership membership) {
        this.view = view;
        this.membership = membership;
    }

    /** {@return what that view's components with sidecars reach} */
    public static Egress of(View view, Membership membership) {
        return new Egress(view, membership);
    }

    /** {@return what each member reaches, in the order they were defined} */
    public List<Reach> reaches() {
        List<Entry> entries = entries();
        return membership.sidecars().stream()
                .map(member -> reach(member, entries))
                .toList();
    }

    /** {@return what lies outside the mesh and has a name or addresses} */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Workload member : membership.sidecars()) {
            outgoing(member.component()).forEach(connection -> entry(connection, entries));
            connections(member.component()).forEach(connection -> External.of(view, connection.to())
                    .ifPresent(external -> external.open(connection.port())
                            .ifPresent(port -> entries.add(new Entry(
                                    member.component(),
                                    member.component().name() + "-"
                                            + connection.to().name(),
                                    Text.of(external.host()),
                                    List.of(),
                                    port,
                                    connection.path(),
                                    connection.origin())))));
        }
        return entries.stream().distinct().toList();
    }

    private Reach reach(Workload member, List<Entry> entries) {
        Component component = member.component();
        Set<String> known = new LinkedHashSet<>();
        List<Text> hosts = new ArrayList<>();
        for (Connection connection : connections(component)) {
            view.all(Service.class).stream()
                    .filter(service -> service.component().equals(connection.to()))
                    .filter(service -> service.ports().stream()
                            .anyMatch(offered -> offered.target().equals(connection.port())))
                    .filter(service -> known.add(service.component() + "/" + service.name()))
                    .forEach(service -> hosts.add(visible(service)));
        }
        boolean anywhere = false;
        for (OutsideConnection connection : outgoing(component)) {
            if (isApiServer(connection)) {
                if (known.add("kubernetes")) {
                    hosts.add(API_SERVER);
                }
            } else if (connection.peer().namespace().isPresent()) {
                String namespace = connection.peer().namespace().get();
                if (known.add(namespace + "/*")) {
                    hosts.add(Text.of(namespace + "/*"));
                }
            } else {
                anywhere = anywhere || !isKnown(connection);
            }
        }
        entries.stream()
                .filter(entry -> entry.component().equals(component))
                .filter(entry -> known.add(entry.name()))
                .forEach(entry -> hosts.add(Text.of("./", entry.host())));
        return new Reach(component, hosts, anywhere, member.path(), member.origin());
    }

    private void entry(OutsideConnection connection, List<Entry> entries) {
        if (isKnown(connection)) {
            Component component = connection.component();
            Port port = connection.port();
            connection
                    .peer()
                    .block()
                    .ifPresent(block -> entries.add(new Entry(
                            component,
                            component.name() + "-" + port.name(),
                            Text.of(
                                    port.name() + "." + component.name() + ".",
                                    component.namespace().written(),
                                    ".outside"),
                            List.of(block),
                            port,
                            connection.path(),
                            connection.origin())));
        }
    }

    /** Whether a service entry can name it: a block without gaps, and one port. */
    private static boolean isKnown(OutsideConnection connection) {
        Peer peer = connection.peer();
        return peer.block().isPresent()
                && peer.exceptions().isEmpty()
                && connection.port().last().isEmpty()
                && connection.port().protocol() == Protocol.TCP;
    }

    private List<Connection> connections(Component from) {
        return view.all(Connection.class).stream()
                .filter(connection -> connection.from().equals(from))
                .toList();
    }

    /** The calls to the outside that are neither the sidecar's own nor those to a component that somebody else runs. */
    private List<OutsideConnection> outgoing(Component from) {
        Peer istiod = ControlPlaneDerivation.istiod(membership.mesh().controlPlane());
        List<OutsideConnection> external = connections(from).stream()
                .flatMap(connection ->
                        External.of(view, connection.to()).stream().flatMap(each -> connection.leading(each).stream()))
                .toList();
        return view.all(OutsideConnection.class).stream()
                .filter(connection -> connection.direction() == Direction.OUTBOUND)
                .filter(connection -> connection.component().equals(from))
                .filter(connection -> !connection.peer().equals(istiod))
                .filter(connection -> !external.contains(connection))
                .toList();
    }

    private boolean isApiServer(OutsideConnection connection) {
        return view.all(Access.class).stream()
                .filter(access -> access.component().equals(connection.component()))
                .anyMatch(access -> view.all(ApiServer.class).stream()
                        .anyMatch(server -> server.connections(access.component(), access.path(), access.origin())
                                .contains(connection)));
    }

    /** {@return how a sidecar is told of a service, {@code shop/postgres.shop.svc.cluster.local}} */
    public static Text visible(Service service) {
        return Text.of(service.component().namespace().written(), "/", ServiceHost.of(service));
    }
}
