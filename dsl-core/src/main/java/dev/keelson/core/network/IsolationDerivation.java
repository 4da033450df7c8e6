package dev.keelson.core.network;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.expression.Expression;
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
import dev.keelson.core.token.Protocol;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public record Member(Component component, List<OpenPort> ports, ModelPath path, Origin origin) {}

    private final Map<Component, Member> members = new LinkedHashMap<>();
    private final Map<Component, Map<Port, OpenPort>> ports = new HashMap<>();
    private final Map<Component, Openings> ingress = new HashMap<>();
    private final Map<Component, Openings> egress = new HashMap<>();
    private final Dns dns;

    /** A derivation over these facts; connections to unknown components or ports are left out. */
    public IsolationDerivation(
            List<Member> members, List<Connection> connections, List<OutsideConnection> outside, Dns dns) {
        this.dns = dns;
        members.forEach(this::enter);
        connections.forEach(this::inside);
        outside.forEach(this::outside);
    }

    /** {@return the traffic of each component, in the order they were defined} */
    public List<Isolation> derive() {
        return members.values().stream().map(this::isolation).toList();
    }

    private void enter(Member member) {
        members.put(member.component(), member);
        Map<Port, OpenPort> open = new HashMap<>();
        member.ports().forEach(port -> open.putIfAbsent(port.token(), port));
        ports.put(member.component(), open);
    }

    private void inside(Connection connection) {
        OpenPort target = open(connection.to(), connection.port());
        if (target != null && members.containsKey(connection.from())) {
            add(ingress, connection.to(), new Pods(connection.from()), range(target));
            add(egress, connection.from(), new Pods(connection.to()), range(target));
        }
    }

    private void outside(OutsideConnection connection) {
        Outside party = new Outside(connection.peer());
        if (connection.direction() == Direction.OUTBOUND) {
            add(egress, connection.component(), party, range(connection.port()));
            return;
        }
        OpenPort own = open(connection.component(), connection.port());
        if (own != null) {
            add(ingress, connection.component(), party, range(own));
        }
    }

    private Isolation isolation(Member member) {
        Component component = member.component();
        Openings outgoing = egress.getOrDefault(component, new Openings());
        List<Opening> incoming = ingress.getOrDefault(component, new Openings()).all();
        return new Isolation(
                component,
                incoming,
                outgoing.isEmpty() ? List.of() : withNames(outgoing),
                member.path(),
                member.origin());
    }

    private List<Opening> withNames(Openings outgoing) {
        dns.ports().forEach(port -> outgoing.add(new Outside(dns.server()), range(port)));
        return outgoing.all();
    }

    private @Nullable OpenPort open(Component component, Port port) {
        return ports.getOrDefault(component, Map.of()).get(port);
    }

    private static void add(Map<Component, Openings> all, Component component, Party party, OpenRange range) {
        all.computeIfAbsent(component, first -> new Openings()).add(party, range);
    }

    private static OpenRange range(OpenPort open) {
        return new OpenRange(open.token().protocol(), open.number(), null);
    }

    private static OpenRange range(Port port) {
        return new OpenRange(port.protocol(), port.number(), port.last().orElse(null));
    }

    /** Gathers the ports of one party, in the order both were first named. */
    private static final class Openings {
        private record Numbers(
                Protocol protocol,
                Expression first,
                @Nullable Expression last) {}

        private final Map<Party, Map<Numbers, OpenRange>> ranges = new LinkedHashMap<>();

        void add(Party party, OpenRange range) {
            Numbers numbers = new Numbers(
                    range.protocol(),
                    ValueType.expression(range.number()),
                    range.last() == null ? null : ValueType.expression(range.last()));
            ranges.computeIfAbsent(party, first -> new LinkedHashMap<>()).putIfAbsent(numbers, range);
        }

        boolean isEmpty() {
            return ranges.isEmpty();
        }

        List<Opening> all() {
            List<Opening> openings = new ArrayList<>();
            ranges.forEach((party, each) -> openings.add(new Opening(party, List.copyOf(each.values()))));
            return openings;
        }
    }
}
