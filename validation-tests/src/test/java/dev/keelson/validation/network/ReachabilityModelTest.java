package dev.keelson.validation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.network.endpoint.Address;
import dev.keelson.validation.network.endpoint.Cidr;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random platforms, judged by the evaluator and by {@link PacketModel}. */
class ReachabilityModelTest {
    private static final long SEED = 20_261_123L;
    private static final int CASES = 5_000;

    // Platforms use ports 1 to 6 and 65535; 7 stands for all the others.
    private static final Set<Integer> NUMBERS = Set.of(1, 2, 3, 4, 5, 6, 7, 65_535);
    private static final Map<String, String> ADDRESSES =
            new TreeMap<>(Map.of("near", "10.0.0.2", "far", "203.0.113.7", "near6", "fd00::2", "far6", "2001:db8::7"));

    @Test
    void the_evaluator_and_the_model_agree_on_every_packet() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            long seed = SEED + i;
            List<JsonNode> documents = new RandomPlatform(seed).documents();
            if (difference(documents, seed) != null) {
                report(documents, seed);
            }
            count(documents, seen);
        }
        assertThat(seen)
                .as("cases that a feature takes part in; a feature that is rare proves nothing")
                .containsOnlyKeys(
                        "matchLabels",
                        "In",
                        "NotIn",
                        "Exists",
                        "DoesNotExist",
                        "kubernetes.io/metadata.name",
                        "endPort",
                        "except",
                        "cidr",
                        "UDP",
                        "SCTP",
                        "policyTypes",
                        "initContainers",
                        "CronJob",
                        "null")
                .allSatisfy((feature, cases) -> assertThat(cases).as(feature).isGreaterThan(CASES / 10));
    }

    private static String difference(List<JsonNode> documents, long seed) {
        Reachability reachability = reachability(documents, seed);
        Set<Edge> expected = model(documents, seed, reachability);
        Set<Edge> actual = seed / 2 % 2 == 0 ? reachability.edges(ports()) : expand(reachability);
        return expected.equals(actual) ? null : difference(actual, expected);
    }

    private static Reachability reachability(List<JsonNode> documents, long seed) {
        List<Manifest> manifests = new ArrayList<>();
        documents.forEach(document -> manifests.add(new Manifest("case " + seed, "default", document)));
        Reachability reachability = Reachability.of(new ManifestTree(manifests))
                .with(
                        "friend",
                        Pod.in("d")
                                .namespaceLabelled("team", "b")
                                .labelled("app", "a")
                                .opening("http", Port.tcp(3)))
                .with("twin", Pod.in("a").labelled("app", "b").opening("sql", Port.udp(2)));
        for (var address : ADDRESSES.entrySet()) {
            reachability = reachability.with(address.getKey(), Address.of(address.getValue()));
        }
        return located(seed)
                ? reachability.withPodNetwork(Cidr.of("10.0.0.0/24"), Cidr.of("fd00::/120"))
                : reachability;
    }

    private static Set<Edge> model(List<JsonNode> documents, long seed, Reachability reachability) {
        PacketModel model = new PacketModel(documents, NUMBERS);
        YAMLMapper json = new YAMLMapper();
        JsonNode http = json.createObjectNode().put("name", "http").put("containerPort", 3);
        JsonNode sql = json.createObjectNode()
                .put("name", "sql")
                .put("containerPort", 2)
                .put("protocol", "UDP");
        model.add("friend", new PacketModel.Party("d", Map.of("app", "a"), List.of(http), List.of()));
        model.labelNamespace("d", "team", "b");
        model.add("twin", new PacketModel.Party("a", Map.of("app", "b"), List.of(sql), List.of()));
        ADDRESSES.forEach(
                (name, address) -> model.add(name, new PacketModel.Party(null, Map.of(), List.of(), List.of(address))));
        if (located(seed)) {
            int count = 0;
            for (String workload : reachability.workloads()) {
                count++;
                model.locate(workload, List.of("10.0.0." + count, "fd00::" + count));
            }
        }
        Set<String> bare = documents.stream()
                .filter(document -> document.get("kind").textValue().equals("Pod"))
                .map(document -> new Manifest("", "", document).id())
                .collect(Collectors.toSet());
        Set<Edge> packets = model.packets();
        packets.removeIf(packet -> packet.from().equals(packet.to()) && bare.contains(packet.from()));
        return packets;
    }

    private static Set<Edge> expand(Reachability reachability) {
        Set<Edge> edges = new HashSet<>();
        for (Opening opening : reachability.openings()) {
            for (int number : NUMBERS) {
                if (number >= opening.first() && number <= opening.last()) {
                    edges.add(new Edge(opening.from(), opening.to(), opening.protocol(), number));
                }
            }
        }
        return edges;
    }

    private static Port[] ports() {
        return NUMBERS.stream()
                .flatMap(number -> List.of(Protocol.values()).stream().map(protocol -> new Port(protocol, number)))
                .toArray(Port[]::new);
    }

    private static boolean located(long seed) {
        return seed % 2 == 0;
    }

    private static String difference(Set<Edge> actual, Set<Edge> expected) {
        Set<Edge> tooMuch = new TreeSet<>(actual);
        tooMuch.removeAll(expected);
        Set<Edge> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        return "allowed only by the evaluator " + some(tooMuch) + ", only by the model " + some(missing);
    }

    private static List<Edge> some(Set<Edge> edges) {
        return edges.stream().limit(10).toList();
    }

    /** Removes documents, then list items, as long as the two still disagree, and prints what is left. */
    private static void report(List<JsonNode> documents, long seed) {
        List<JsonNode> smallest = new ArrayList<>();
        documents.forEach(document -> smallest.add(document.deepCopy()));
        for (int i = smallest.size() - 1; i >= 0; i--) {
            JsonNode removed = smallest.remove(i);
            if (!differs(smallest, seed)) {
                smallest.add(i, removed);
            }
        }
        for (JsonNode document : List.copyOf(smallest)) {
            for (String field : List.of("matchExpressions", "from", "to", "ports", "except", "ingress", "egress")) {
                for (JsonNode list : document.findValues(field)) {
                    for (int i = list.size() - 1; i >= 0 && list instanceof ArrayNode items; i--) {
                        JsonNode removed = items.remove(i);
                        if (!differs(smallest, seed)) {
                            items.insert(i, removed);
                        }
                    }
                }
            }
        }
        fail("seed " + seed + "\n" + yaml(smallest) + "\n" + difference(smallest, seed));
    }

    private static boolean differs(List<JsonNode> documents, long seed) {
        try {
            return difference(documents, seed) != null;
        } catch (InvalidManifestException e) {
            return false;
        }
    }

    private static String yaml(List<JsonNode> documents) {
        return documents.stream()
                .map(document -> {
                    try {
                        return new YAMLMapper().writeValueAsString(document);
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .collect(Collectors.joining());
    }

    private static void count(List<JsonNode> documents, Map<String, Integer> seen) {
        String policies = documents.stream()
                .filter(document -> !document.get("kind").textValue().equals("Namespace"))
                .map(JsonNode::toString)
                .collect(Collectors.joining());
        for (String word : List.of(
                "\"matchLabels\"",
                "\"In\"",
                "\"NotIn\"",
                "\"Exists\"",
                "\"DoesNotExist\"",
                "\"kubernetes.io/metadata.name\"",
                "\"endPort\"",
                "\"except\"",
                "\"cidr\"",
                "\"UDP\"",
                "\"SCTP\"",
                "\"policyTypes\"",
                "\"initContainers\"",
                "\"CronJob\"",
                "null")) {
            if (policies.contains(word)) {
                seen.merge(word.replace("\"", ""), 1, Integer::sum);
            }
        }
    }
}
