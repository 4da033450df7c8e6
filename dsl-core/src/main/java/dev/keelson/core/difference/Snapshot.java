package dev.keelson.core.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of one run, to be compared with those of another. */
final class Snapshot {
    private static final YamlWriter WRITER = new YamlWriter();

    private final Map<String, Resource> objects = new LinkedHashMap<>();
    private final Map<String, JsonNode> trees = new HashMap<>();

    Snapshot(Blueprint blueprint) {
        blueprint
                .resources()
                .forEach(resource -> objects.put(resource.object().getApiVersion() + " " + resource.id(), resource));
    }

    /** By object, what differs in it; of an object that only one of the two has, all its fields. */
    Map<String, Map<String, Fields.Pair>> differencesTo(Snapshot after) {
        Set<String> ids = new LinkedHashSet<>(objects.keySet());
        ids.addAll(after.objects.keySet());
        Map<String, Map<String, Fields.Pair>> differences = new LinkedHashMap<>();
        for (String id : ids) {
            if (!hasSame(id, after)) {
                Map<String, Fields.Pair> fields = Fields.between(tree(id), after.tree(id));
                if (!fields.isEmpty()) {
                    differences.put(id, fields);
                }
            }
        }
        return differences;
    }

    @Nullable
    Resource get(String id) {
        return objects.get(id);
    }

    boolean has(String id) {
        return objects.containsKey(id);
    }

    private boolean hasSame(String id, Snapshot after) {
        Resource own = objects.get(id);
        Resource other = after.objects.get(id);
        return own != null && other != null && own.object().equals(other.object());
    }

    private JsonNode tree(String id) {
        Resource resource = objects.get(id);
        return resource == null
                ? MissingNode.getInstance()
                : trees.computeIfAbsent(id, key -> WRITER.tree(resource.object()));
    }
}
