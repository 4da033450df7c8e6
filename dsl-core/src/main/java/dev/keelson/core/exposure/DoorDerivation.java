package dev.keelson.core.exposure;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who calls the exposed components: the controller behind the door, on the ports that paths lead to. What the definition
 * says itself with {@code acceptsFrom} is not said again.
 *
 * @since 0.1.0
 */
public final class DoorDerivation {
    private record Edge(Component component, Peer peer, Port port) {}

    private final Model said;

    /** A derivation over the facts of that model; paths that lead nowhere are left out. */
    public DoorDerivation(Model said) {
        this.said = said;
    }

    /** {@return the connections, each once} */
    public List<OutsideConnection> derive() {
        Set<Edge> known = new LinkedHashSet<>();
        said.all(OutsideConnection.class).stream()
                .filter(connection -> connection.direction() == Direction.INBOUND)
                .forEach(each -> known.add(new Edge(each.component(), each.peer(), each.port())));
        List<OutsideConnection> derived = new ArrayList<>();
        for (Attached<Door> door : said.attached(Door.class)) {
            Peer controller = door.fact().controller();
            for (Exposure exposure : said.all(Exposure.class)) {
                exposure.routes().stream()
                        .filter(this::isOffered)
                        .filter(route -> known.add(new Edge(route.component(), controller, route.port())))
                        .forEach(route -> derived.add(new OutsideConnection(
                                route.component(),
                                controller,
                                route.port(),
                                Direction.INBOUND,
                                route.path(),
                                route.origin())));
            }
        }
        return derived;
    }

    private boolean isOffered(Route route) {
        return said.all(Service.class).stream()
                .filter(service -> service.component().equals(route.component()))
                .flatMap(service -> service.ports().stream())
                .anyMatch(port -> port.target().equals(route.port()));
    }
}
