package dev.keelson.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The schema of one kind with every definition it refers to, for validators that read one file per kind. */
record StandaloneSchema(ObjectKind kind, ObjectNode json) {

    static StandaloneSchema of(ObjectKind kind, String definition, Definitions all) {
        Map<String, JsonNode> definitions = reachable(definition, all);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("$schema", "http://json-schema.org/draft-07/schema#");
        json.setAll(Objects.requireNonNull(definitions.get(definition)).<ObjectNode>deepCopy());
        // A file is found by a part of the group alone.
        json.withObject("/properties/apiVersion").putArray("enum").add(kind.apiVersion());
        json.putObject("definitions").setAll(definitions);
        return new StandaloneSchema(kind, json);
    }

    /** The name under which kubeconform looks for the schema of a kind. */
    String fileName() {
        int slash = kind.apiVersion().indexOf('/');
        String version = kind.apiVersion().substring(slash + 1);
        String group = slash < 0 ? "" : kind.apiVersion().substring(0, slash).split("\\.", 2)[0] + "-";
        return (kind.kind() + "-" + group + version).toLowerCase(Locale.ROOT) + ".json";
    }

    private static Map<String, JsonNode> reachable(String definition, Definitions all) {
        Map<String, JsonNode> found = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(definition);
        for (String next = open.poll(); next != null; next = open.poll()) {
            if (!found.containsKey(next)) {
                JsonNode schema = all.schema(next);
                collectReferences(schema, open);
                found.put(next, schema);
            }
        }
        return found;
    }

    private static void collectReferences(JsonNode node, Deque<String> open) {
        if (node instanceof ObjectNode schema && schema.path("$ref").isTextual()) {
            String target = schema.get("$ref").textValue();
            open.add(target);
            schema.put("$ref", "#/definitions/" + target);
        }
        for (JsonNode child : node) {
            collectReferences(child, open);
        }
    }
}
