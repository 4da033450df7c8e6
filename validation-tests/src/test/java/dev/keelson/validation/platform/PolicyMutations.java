package dev.keelson.validation.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trees of manifests in which one thing about one NetworkPolicy is wrong. */
final class PolicyMutations {
    private final ManifestTree tree;
    private final Map<String, ManifestTree> mutants = new LinkedHashMap<>();

    private PolicyMutations(ManifestTree tree) {
        this.tree = tree;
    }

    /** {@return what is wrong, with the tree in which it is} */
    static Map<String, ManifestTree> of(ManifestTree tree) {
        PolicyMutations mutations = new PolicyMutations(tree);
        for (int i = 0; i < tree.manifests().size(); i++) {
            Manifest manifest = tree.manifests().get(i);
            if (manifest.type().endsWith("/NetworkPolicy")) {
                mutations.withoutPolicy(i, manifest);
                mutations.ofRules(i, manifest, "ingress", "from");
                mutations.ofRules(i, manifest, "egress", "to");
            }
        }
        return mutations.mutants;
    }

    private void withoutPolicy(int index, Manifest manifest) {
        List<Manifest> fewer = new ArrayList<>(tree.manifests());
        fewer.remove(index);
        mutants.put("policy " + manifest.id() + " is gone", new ManifestTree(fewer));
    }

    private void ofRules(int index, Manifest manifest, String direction, String peers) {
        int rules = manifest.body().at("/spec/" + direction).size();
        for (int rule = 0; rule < rules; rule++) {
            String at = "/spec/" + direction + "/" + rule;
            remove(index, "/spec/" + direction, rule);
            remove(index, at, peers);
            remove(index, at, "ports");
            for (int port = 0; port < manifest.body().at(at + "/ports").size(); port++) {
                remove(index, at + "/ports", port);
                String clause = at + "/ports/" + port;
                remove(index, clause, "port");
                remove(index, clause, "endPort");
                JsonNode number = manifest.body().at(clause + "/port");
                change(index, clause + ": another port", body -> ((ObjectNode) body.at(clause))
                        .set("port", IntNode.valueOf(number.intValue() + 1)));
                boolean udp = manifest.body().at(clause + "/protocol").asText().equals("UDP");
                change(index, clause + ": another protocol", body -> ((ObjectNode) body.at(clause))
                        .put("protocol", udp ? "SCTP" : "UDP"));
            }
            for (int peer = 0; peer < manifest.body().at(at + "/" + peers).size(); peer++) {
                String who = at + "/" + peers + "/" + peer;
                for (String selector : List.of("podSelector", "namespaceSelector")) {
                    if (manifest.body().at(who).size() > 1) {
                        remove(index, who, selector);
                    }
                    manifest.body()
                            .at(who + "/" + selector + "/matchLabels")
                            .fieldNames()
                            .forEachRemaining(key -> remove(index, who + "/" + selector + "/matchLabels", key));
                }
            }
        }
    }

    private void remove(int index, String at, int element) {
        change(index, at + "/" + element + " is gone", body -> ((ArrayNode) body.at(at)).remove(element));
    }

    private void remove(int index, String at, String field) {
        if (tree.manifests().get(index).body().at(at).has(field)) {
            change(index, at + "/" + field + " is gone", body -> ((ObjectNode) body.at(at)).remove(field));
        }
    }

    private void change(int index, String what, Consumer<JsonNode> change) {
        Manifest original = tree.manifests().get(index);
        JsonNode body = original.body().deepCopy();
        change.accept(body);
        List<Manifest> changed = new ArrayList<>(tree.manifests());
        changed.set(index, new Manifest(original.source(), original.defaultNamespace(), body));
        mutants.put("policy " + original.id() + " " + what, new ManifestTree(changed));
    }
}
