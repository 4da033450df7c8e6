package dev.keelson.core.network;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.network.Isolation.Opening;
import dev.keelson.core.network.Isolation.Outside;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What traffic each component may have, from the connections that were declared. A connection shows up on both ends; a
 * component that opens connections may ask for names.
 *
 * @since 0.1.0
 */
public final class IsolationDerivation {

    /**
     * What the derivation needs to know of a component.
     *
     * @param component the component
     * @param ports what it opens
     * @param path its model path
     * @param origin the line that defined it
     */
    public record Member(Component component, List<OpenPort> ports, ModelPath path, Origin origin) {
        Optional<OpenPort> port(Port token) {
            return ports.stream().filter(open -> open.token().equals(token)).findFirst();
        }
    }

    private final Map<Component, Member> members = new LinkedHashMap<>();
    private final List<Connection> connections;
    private final List<OutsideConnection> outside;
    private final Dns dns;

    /** A derivation over these facts; connections to unknown components or ports are left out. */
    public IsolationDerivation(
            List<Member> members, List<Connection> connections, List<OutsideConnection> outside, Dns dns) {
        members.forEach(member -> this.members.put(member.component(), member));
        this.connections = connections;
        this.outside = outside;
        this.dns = dns;
    }

    /** {@return the traffic of each component, in the order they were defined} */
    public List<Isolation> derive() {
        return members.values().stream().map(this::isolation).toList();
    }

    private Isolation isolation(Member member) {
        return new Isolation(member.component(), ingress(member), egress(member), member.path(), member.origin());
    }

    private List<Opening> ingress(Member member) {
        Openings openings = new Openings();
        connections.stream()
                .filter(connection -> connection.to().equals(member.component()))
                .filter(connection -> members.containsKey(connection.from()))
                .forEach(connection -> member.port(connection.port())
                        .ifPresent(open -> openings.add(new Pods(connection.from()), range(open))));
        outside.stream()
                .filter(connection -> connection.direction() == Direction.INBOUND)
                .filter(connection -> connection.component().equals(member.component()))
                .forEach(connection -> member.port(connection.port())
                        .ifPresent(open -> openings.add(new Outside(connection.peer()), range(open))));
        return openings.all();
    }

    private List<Opening> egress(Member member) {
        Openings openings = new Openings();
        connections.stream()
                .filter(connection -> connection.from().equals(member.component()))
                .forEach(connection ->
                        target(connection).ifPresent(open -> openings.add(new Pods(connection.to()), range(open))));
        outside.stream()
                .filter(connection -> connection.direction() == Direction.OUTBOUND)
                .filter(connection -> connection.component().equals(member.component()))
                .forEach(connection -> openings.add(new Outside(connection.peer()), range(connection.port())));
        if (!openings.isEmpty()) {
            dns.ports().forEach(port -> openings.add(new Outside(dns.server()), range(port)));
        }
        return openings.all();
    }

    private Optional<OpenPort> target(Connection connection) {
        @Nullable Member target = members.get(connection.to());
        return target == null ? Optional.empty() : target.port(connection.port());
    }

    private static OpenRange range(OpenPort open) {
        return new OpenRange(open.token().protocol(), open.number(), null);
    }

    private static OpenRange range(Port port) {
        return new OpenRange(port.protocol(), port.number(), port.last().orElse(null));
    }

    /** Gathers the ports of one party, in the order both were first named. */
    private static final class Openings {
        private final Map<Party, Map<String, OpenRange>> ports = new LinkedHashMap<>();

        void add(Party party, OpenRange range) {
            String key = range.protocol() + " " + System.identityHashCode(range.number());
            ports.computeIfAbsent(party, first -> new LinkedHashMap<>()).putIfAbsent(key, range);
        }

        boolean isEmpty() {
            return ports.isEmpty();
        }

        List<Opening> all() {
            List<Opening> openings = new ArrayList<>();
            ports.forEach((party, ranges) -> openings.add(new Opening(party, List.copyOf(ranges.values()))));
            return openings;
        }
    }
}
