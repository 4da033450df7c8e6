package dev.keelson.validation.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Platforms drawn from so few names, labels, ports and addresses that policies and pods meet all the time. */
final class RandomPlatform {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMESPACES = List.of("a", "b", "c");
    private static final List<String> WORKLOADS = List.of("u", "v", "w", "x", "y");
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    private final Random random;

    RandomPlatform(long seed) {
        random = new Random(seed);
    }

    /** {@return the documents of a platform} */
    List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        for (String namespace : NAMESPACES) {
            if (oneIn(4)) {
                continue; // made outside the platform
            }
            ObjectNode document = object("v1", "Namespace", namespace);
            document.withObject("/metadata").set("labels", labels("team"));
            documents.add(document);
        }
        for (String name : WORKLOADS.subList(0, 2 + random.nextInt(3))) {
            documents.add(workload(name));
        }
        int policies = random.nextInt(5);
        for (int i = 0; i < policies; i++) {
            documents.add(policy("p" + i));
        }
        return documents;
    }

    private ObjectNode workload(String name) {
        boolean bare = oneIn(4);
        boolean cron = oneIn(4);
        ObjectNode document = bare
                ? object("v1", "Pod", name)
                : cron ? object("batch/v1", "CronJob", name) : object("apps/v1", "Deployment", name);
        document.withObject("/metadata").put("namespace", pick(NAMESPACES));
        ObjectNode template =
                bare ? document : document.withObject(cron ? "/spec/jobTemplate/spec/template" : "/spec/template");
        template.withObject("/metadata").set("labels", labels("app"));
        ObjectNode spec = template.withObject("/spec");
        spec.set("containers", list(1 + random.nextInt(2), this::container));
        if (oneIn(3)) {
            spec.set("initContainers", list(1, () -> {
                ObjectNode init = container();
                maybe(init, "restartPolicy", JSON.textNode("Always"));
                return init;
            }));
        }
        return document;
    }

    private ObjectNode container() {
        ObjectNode container = JSON.objectNode();
        container.set("ports", list(random.nextInt(3), () -> {
            ObjectNode port = JSON.objectNode();
            maybe(port, "name", JSON.textNode(pick(List.of("http", "sql"))));
            port.put("containerPort", number());
            maybe(port, "protocol", JSON.textNode(pick(PROTOCOLS)));
            return port;
        }));
        return container;
    }

    private ObjectNode policy(String name) {
        ObjectNode document = object("networking.k8s.io/v1", "NetworkPolicy", name);
        document.withObject("/metadata").put("namespace", pick(NAMESPACES));
        ObjectNode spec = document.withObject("/spec");
        maybe(spec, "podSelector", selector("app"));
        if (oneIn(2)) {
            spec.set("policyTypes", types());
        }
        maybe(spec, "ingress", list(random.nextInt(3), () -> rule("from")));
        maybe(spec, "egress", list(random.nextInt(3), () -> rule("to")));
        return document;
    }

    private ArrayNode types() {
        ArrayNode types = JSON.arrayNode();
        for (String type : List.of("Ingress", "Egress")) {
            if (!oneIn(3)) {
                types.add(type);
            }
        }
        return types;
    }

    private ObjectNode rule(String peers) {
        ObjectNode rule = JSON.objectNode();
        maybe(rule, peers, list(random.nextInt(3), this::peer));
        maybe(rule, "ports", list(random.nextInt(3), this::port));
        return rule;
    }

    private ObjectNode peer() {
        ObjectNode peer = JSON.objectNode();
        switch (random.nextInt(4)) {
            case 0 -> {
                peer.set("podSelector", selector("app"));
                maybeNull(peer, "namespaceSelector", "ipBlock");
            }
            case 1 -> {
                peer.set("namespaceSelector", selector("team"));
                maybeNull(peer, "podSelector", "ipBlock");
            }
            case 2 -> {
                peer.set("podSelector", selector("app"));
                peer.set("namespaceSelector", selector("team"));
            }
            default -> peer.set("ipBlock", block());
        }
        return peer;
    }

    private ObjectNode block() {
        List<String> blocks = random.nextBoolean()
                ? List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/29", "10.0.0.2/31", "10.0.0.3/32")
                : List.of("::/0", "fd00::/8", "fd00::/125", "fd00::2/127", "fd00::3/128");
        int outer = random.nextInt(blocks.size());
        ObjectNode block = JSON.objectNode().put("cidr", blocks.get(outer));
        List<String> inner = blocks.subList(outer + 1, blocks.size());
        if (!inner.isEmpty()) {
            maybe(block, "except", list(random.nextInt(3), () -> JSON.textNode(pick(inner))));
        }
        return block;
    }

    private ObjectNode port() {
        ObjectNode port = JSON.objectNode();
        maybe(port, "protocol", JSON.textNode(pick(PROTOCOLS)));
        switch (random.nextInt(4)) {
            case 0 -> maybe(port, "port", JSON.textNode(pick(List.of("http", "sql"))));
            case 1 -> {
                int first = number();
                port.put("port", first);
                port.put("endPort", oneIn(4) ? 65_535 : Math.min(65_535, first + random.nextInt(3)));
            }
            default -> port.put("port", number());
        }
        return port;
    }

    private ObjectNode selector(String key) {
        ObjectNode selector = JSON.objectNode();
        if (oneIn(2)) {
            maybe(selector, "matchLabels", labels(key));
        }
        if (oneIn(2)) {
            maybe(selector, "matchExpressions", list(1 + random.nextInt(2), () -> expression(key)));
        }
        return selector;
    }

    private ObjectNode expression(String key) {
        String operator = pick(List.of("In", "NotIn", "Exists", "DoesNotExist"));
        String asked = key.equals("team") && oneIn(3) ? "kubernetes.io/metadata.name" : oneIn(3) ? "zone" : key;
        ObjectNode expression = JSON.objectNode().put("key", asked).put("operator", operator);
        if (operator.endsWith("In")) {
            expression.set("values", list(1 + random.nextInt(2), () -> JSON.textNode(value())));
        }
        return expression;
    }

    private ObjectNode labels(String key) {
        ObjectNode labels = JSON.objectNode();
        if (!oneIn(5)) {
            labels.put(key, value());
        }
        if (oneIn(4)) {
            labels.put("zone", value());
        }
        return labels;
    }

    private String value() {
        return pick(NAMESPACES);
    }

    private int number() {
        return oneIn(12) ? 65_535 : 1 + random.nextInt(4);
    }

    private void maybe(ObjectNode owner, String field, JsonNode value) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {}
            case 2 -> owner.putNull(field);
            default -> owner.set(field, value);
        }
    }

    private void maybeNull(ObjectNode owner, String... fields) {
        for (String field : fields) {
            if (oneIn(5)) {
                owner.putNull(field);
            }
        }
    }

    private ArrayNode list(int size, Supplier<? extends JsonNode> item) {
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            list.add(item.get());
        }
        return list;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ObjectNode object(String apiVersion, String kind, String name) {
        ObjectNode document = JSON.objectNode().put("apiVersion", apiVersion).put("kind", kind);
        document.withObject("/metadata").put("name", name);
        return document;
    }
}
