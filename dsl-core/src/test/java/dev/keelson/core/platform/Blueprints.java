package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.extension.Resource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into what a definition became. */
public final class Blueprints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Blueprints() {}

    public static Blueprint of(Definition definition) {
        return Platform.of(definition).in(Environment.named("test"));
    }

    public static Blueprint sound(Definition definition) {
        Blueprint blueprint = of(definition);
        assertThat(blueprint.findings()).isEmpty();
        return blueprint;
    }

    public static List<String> ids(Blueprint blueprint) {
        return blueprint.findings().stream().map(finding -> finding.rule().id()).toList();
    }

    public static <K extends HasMetadata> K object(Blueprint blueprint, Class<K> kind, String name) {
        List<K> found = blueprint.resources().stream()
                .map(Resource::object)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(object -> object.getMetadata().getName().equals(name))
                .toList();
        assertThat(found).as(kind.getSimpleName() + " " + name).hasSize(1);
        return found.get(0);
    }

    /** Every leaf of every object, by the object's id and a JSON pointer; a text of several lines is a leaf for each. */
    public static Map<String, String> leaves(Blueprint blueprint) {
        Map<String, String> leaves = new TreeMap<>();
        blueprint
                .resources()
                .forEach(resource -> collect(resource.id() + " ", JSON.valueToTree(resource.object()), leaves));
        return leaves;
    }

    /** What differs: added, taken away and changed leaves, as {@code id pointer: before → after}. */
    public static List<String> differences(Blueprint before, Blueprint after) {
        Map<String, String> left = leaves(before);
        Map<String, String> right = leaves(after);
        TreeSet<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        return all.stream()
                .filter(leaf -> !java.util.Objects.equals(left.get(leaf), right.get(leaf)))
                .map(leaf -> leaf + ": " + left.get(leaf) + " → " + right.get(leaf))
                .toList();
    }

    private static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + key(node.get(i), i), node.get(i), leaves);
            }
        } else if (node.asText().stripTrailing().indexOf('\n') >= 0) {
            String[] lines = node.asText().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                leaves.put(path + " line " + (i + 1), lines[i]);
            }
        } else {
            leaves.put(path, node.asText());
        }
    }

    private static String key(JsonNode item, int index) {
        return item.hasNonNull("name") ? item.get("name").asText() : Integer.toString(index);
    }
}
