package dev.keelson.validation.network;

import static dev.keelson.validation.network.PlainReading.inCidr;
import static dev.keelson.validation.network.PlainReading.matches;
import static dev.keelson.validation.network.PlainReading.missing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.network.endpoint.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A second reading of the NetworkPolicy reference, as plain and as different from the evaluator as it can be. It has
 * no model of policies: it starts from all packets of a small world and builds, sentence by sentence over the raw
 * documents, the set of those that get through.
 */
final class PacketModel {
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private final List<JsonNode> policies = new ArrayList<>();
    private final Map<String, Map<String, String>> namespaces = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();
    private final Set<String> outsiders = new HashSet<>();
    private final Map<List<String>, Set<Edge>> pairs = new HashMap<>();
    private final Set<Integer> numbers;

    /**
     * A possible end of a packet.
     *
     * @param namespace {@code null} for an address
     * @param ports JSON of container ports
     * @param addresses as text
     */
    record Party(String namespace, Map<String, String> labels, List<JsonNode> ports, List<String> addresses) {}

    PacketModel(List<JsonNode> documents, Set<Integer> numbers) {
        this.numbers = numbers;
        for (JsonNode document : documents) {
            String name = document.at("/metadata/name").textValue();
            String namespace = document.at("/metadata/namespace").asText();
            switch (document.get("kind").textValue()) {
                case "Namespace" -> namespaces.put(name, labels(document.at("/metadata/labels")));
                case "NetworkPolicy" -> policies.add(document);
                default -> {
                    boolean bare = document.get("kind").textValue().equals("Pod");
                    JsonNode template = bare ? document : document.findValue("template");
                    put(
                            namespace + "/" + name,
                            new Party(
                                    namespace,
                                    labels(template.at("/metadata/labels")),
                                    ports(template.get("spec")),
                                    List.of()));
                }
            }
        }
        namespaces.forEach((name, labels) -> labels.put(NAME_LABEL, name));
    }

    /** Adds a party that packets reach or leave from, but only together with a workload. */
    void add(String name, Party party) {
        outsiders.add(name);
        put(name, party);
    }

    private void put(String name, Party party) {
        parties.put(name, party);
        if (party.namespace() != null) {
            namespaces.computeIfAbsent(party.namespace(), n -> new HashMap<>()).put(NAME_LABEL, party.namespace());
        }
    }

    void labelNamespace(String namespace, String key, String value) {
        namespaces.get(namespace).put(key, value);
    }

    void locate(String name, List<String> addresses) {
        Party party = parties.get(name);
        parties.put(name, new Party(party.namespace(), party.labels(), party.ports(), addresses));
    }

    /** {@return every packet that its source may send and its destination may receive} */
    Set<Edge> packets() {
        Set<Edge> packets = sent();
        packets.retainAll(received());
        return packets;
    }

    // "Outgoing traffic is allowed if there are no NetworkPolicies selecting the pod, or if the traffic matches at
    // least one egress rule across all of the NetworkPolicy objects whose podSelector matches the pod."
    private Set<Edge> sent() {
        Set<Edge> sent = new HashSet<>();
        for (String from : parties.keySet()) {
            List<JsonNode> selecting = selecting(from, "Egress");
            if (selecting.isEmpty()) {
                parties.keySet().forEach(to -> sent.addAll(allPackets(from, to)));
            }
            for (JsonNode policy : selecting) {
                for (JsonNode rule : policy.at("/spec/egress")) {
                    for (String to : peers(rule.get("to"), policy)) {
                        sent.addAll(onPorts(rule.get("ports"), from, to));
                    }
                }
            }
        }
        return sent;
    }

    // The same sentence for ingress.
    private Set<Edge> received() {
        Set<Edge> received = new HashSet<>();
        for (String to : parties.keySet()) {
            List<JsonNode> selecting = selecting(to, "Ingress");
            if (selecting.isEmpty()) {
                parties.keySet().forEach(from -> received.addAll(allPackets(from, to)));
            }
            for (JsonNode policy : selecting) {
                for (JsonNode rule : policy.at("/spec/ingress")) {
                    for (String from : peers(rule.get("from"), policy)) {
                        received.addAll(onPorts(rule.get("ports"), from, to));
                    }
                }
            }
        }
        return received;
    }

    private List<JsonNode> selecting(String name, String type) {
        Party party = parties.get(name);
        List<JsonNode> selecting = new ArrayList<>();
        for (JsonNode policy : policies) {
            if (policy.at("/metadata/namespace").asText().equals(party.namespace())
                    && types(policy.get("spec")).contains(type)
                    && matches(policy.at("/spec/podSelector"), party.labels())) {
                selecting.add(policy);
            }
        }
        return selecting;
    }

    // "If no policyTypes are specified on a NetworkPolicy then by default Ingress will always be set and Egress will
    // be set if the NetworkPolicy has any egress rules."
    private static Set<String> types(JsonNode spec) {
        Set<String> types = new HashSet<>();
        spec.path("policyTypes").forEach(type -> types.add(type.textValue()));
        if (types.isEmpty()) {
            types.add("Ingress");
            spec.path("egress").forEach(anyRule -> types.add("Egress"));
        }
        return types;
    }

    // "Items in this list are combined using a logical OR operation. If this field is empty or missing, this rule
    // matches all."
    private Set<String> peers(JsonNode items, JsonNode policy) {
        if (missing(items) || items.size() == 0) {
            return parties.keySet();
        }
        Set<String> peers = new HashSet<>();
        for (JsonNode item : items) {
            JsonNode pods = item.get("podSelector");
            JsonNode spaces = item.get("namespaceSelector");
            if (missing(pods) && missing(spaces)) {
                peers.addAll(inBlock(item.get("ipBlock")));
            }
            if (missing(pods) && !missing(spaces)) {
                peers.addAll(named(party -> matches(spaces, namespaces.get(party.namespace()))));
            }
            if (!missing(pods) && missing(spaces)) {
                String own = policy.at("/metadata/namespace").textValue();
                peers.addAll(named(party -> own.equals(party.namespace()) && matches(pods, party.labels())));
            }
            if (!missing(pods) && !missing(spaces)) {
                peers.addAll(named(
                        party -> matches(spaces, namespaces.get(party.namespace())) && matches(pods, party.labels())));
            }
        }
        return peers;
    }

    private Set<String> named(Predicate<Party> predicate) {
        return parties.keySet().stream()
                .filter(name -> parties.get(name).namespace() != null && predicate.test(parties.get(name)))
                .collect(Collectors.toSet());
    }

    private Set<String> inBlock(JsonNode block) {
        Set<String> inside = new HashSet<>();
        parties.forEach((name, party) -> {
            for (String address : party.addresses()) {
                boolean covered = inCidr(address, block.get("cidr").textValue());
                for (JsonNode hole : block.path("except")) {
                    covered = covered && !inCidr(address, hole.textValue());
                }
                if (covered) {
                    inside.add(name);
                }
            }
        });
        return inside;
    }

    // "If this field is empty or missing, this rule matches all ports. … protocol: If not specified, this field
    // defaults to TCP. … port: numerical or named port on a pod. If this field is not provided, this matches all port
    // names and numbers. … endPort: the range of ports from port to endPort, inclusive."
    private Set<Edge> onPorts(JsonNode items, String from, String to) {
        if (missing(items) || items.size() == 0) {
            return allPackets(from, to);
        }
        Set<Edge> packets = new HashSet<>();
        for (JsonNode item : items) {
            String protocol =
                    missing(item.get("protocol")) ? "TCP" : item.get("protocol").textValue();
            Set<Integer> open = new TreeSet<>();
            if (missing(item.get("port"))) {
                open.addAll(numbers);
            } else if (item.get("port").isTextual()) {
                for (JsonNode port : parties.get(to).ports()) {
                    String declared = missing(port.get("protocol"))
                            ? "TCP"
                            : port.get("protocol").textValue();
                    if (item.get("port").equals(port.get("name")) && declared.equals(protocol)) {
                        open.add(port.get("containerPort").intValue());
                    }
                }
            } else {
                int first = item.get("port").intValue();
                int last = missing(item.get("endPort"))
                        ? first
                        : item.get("endPort").intValue();
                numbers.stream()
                        .filter(number -> number >= first && number <= last)
                        .forEach(open::add);
            }
            for (Edge packet : allPackets(from, to)) {
                if (packet.protocol().name().equals(protocol) && open.contains(packet.port())) {
                    packets.add(packet);
                }
            }
        }
        return packets;
    }

    private Set<Edge> allPackets(String from, String to) {
        if (outsiders.contains(from) && outsiders.contains(to)) {
            return Set.of();
        }
        return pairs.computeIfAbsent(List.of(from, to), pair -> everyPort(from, to));
    }

    private Set<Edge> everyPort(String from, String to) {
        Set<Edge> packets = new HashSet<>();
        for (int number : numbers) {
            packets.add(Edge.of(from, to, Port.tcp(number)));
            packets.add(Edge.of(from, to, Port.udp(number)));
            packets.add(Edge.of(from, to, Port.sctp(number)));
        }
        return packets;
    }

    private static List<JsonNode> ports(JsonNode spec) {
        List<JsonNode> ports = new ArrayList<>();
        spec.path("containers").forEach(container -> container.path("ports").forEach(ports::add));
        spec.path("initContainers").forEach(container -> {
            if ("Always".equals(container.path("restartPolicy").textValue())) {
                container.path("ports").forEach(ports::add);
            }
        });
        return ports;
    }

    private static Map<String, String> labels(JsonNode json) {
        Map<String, String> labels = new HashMap<>();
        json.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return labels;
    }
}
