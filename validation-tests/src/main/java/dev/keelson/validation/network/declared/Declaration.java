package dev.keelson.validation.network.declared;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All the traffic that a platform declares for one environment. Whoever opens a connection may also ask for names.
 *
 * @param components the components, as {@code namespace/name}
 * @param connections who talks to whom inside
 * @param outside who talks to, or is called by, somebody outside
 * @param dns who answers questions for names
 * @since 0.1.0
 */
public record Declaration(
        SortedSet<String> components,
        SortedMap<String, String> worn,
        List<DeclaredConnection> connections,
        List<OutsideConnection> outside,
        Outsider dns) {

    /**
     * Keeps copies.
     *
     * @param components the components
     * @param worn the component by the namespace of its pods and the name that they are labelled with
     * @param connections who talks to whom inside
     * @param outside who talks to, or is called by, somebody outside
     * @param dns who answers questions for names
     */
    public Declaration {
        worn = Collections.unmodifiableSortedMap(new TreeMap<>(worn));
        components = Collections.unmodifiableSortedSet(new TreeSet<>(components));
        connections = List.copyOf(connections);
        outside = List.copyOf(outside);
    }

    /**
     * Reads what {@code report/platform.json} says of one environment.
     *
     * @param environment its node in the report
     * @return the traffic it lists, names being answered by {@linkplain Outsider#kubeDns() the cluster's DNS server}
     */
    public static Declaration of(JsonNode environment) {
        SortedSet<String> components = new TreeSet<>();
        SortedMap<String, String> worn = new TreeMap<>();
        environment.path("components").forEach(each -> {
            String id = text(each, "id");
            components.add(id);
            worn.put(id.substring(0, id.indexOf('/') + 1) + text(each.path("selector"), DeclaredTraffic.COMPONENT), id);
        });
        List<DeclaredConnection> connections = new ArrayList<>();
        environment
                .path("connections")
                .forEach(each -> connections.add(new DeclaredConnection(
                        text(each, "from"), text(each, "to"), new Port(protocol(each), number(each, "port")))));
        List<OutsideConnection> outside = new ArrayList<>();
        environment.path("outside").forEach(each -> outside.add(outside(each)));
        return new Declaration(components, worn, connections, outside, Outsider.kubeDns());
    }

    private static OutsideConnection outside(JsonNode each) {
        int first = number(each, "port");
        return new OutsideConnection(
                text(each, "component"),
                switch (text(each, "direction")) {
                    case "inbound" -> Direction.INGRESS;
                    case "outbound" -> Direction.EGRESS;
                    default -> throw new IllegalArgumentException("no direction: " + each);
                },
                outsider(each.path("peer")),
                protocol(each),
                first,
                each.has("endPort") ? number(each, "endPort") : first);
    }

    private static Outsider outsider(JsonNode peer) {
        if (peer.path("anywhere").asBoolean()) {
            return new Outsider.Anyone();
        }
        if (peer.has("cidr")) {
            List<Cidr> except = new ArrayList<>();
            peer.path("except").forEach(hole -> except.add(Cidr.of(hole.textValue())));
            return new Outsider.Block(Cidr.of(text(peer, "cidr")), except);
        }
        SortedMap<String, String> labels = new TreeMap<>();
        peer.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return new Outsider.Pods(text(peer, "namespace"), labels);
    }

    private static Protocol protocol(JsonNode node) {
        return Protocol.valueOf(text(node, "protocol"));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " is missing in " + node);
        }
        return value.textValue();
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException(field + " is missing in " + node);
        }
        return value.intValue();
    }
}
