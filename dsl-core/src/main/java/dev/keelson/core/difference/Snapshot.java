package dev.keelson.core.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.keelson.core.blueprint.Blueprint;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Artifacts.Artifact;
import dev.keelson.core.extension.Source;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The objects and files of one run, to be compared with those of another, by several threads at a time. */
final class Snapshot {
    /**
     * An object or a file.
     *
     * @param id what it is called
     * @param content equal where nothing differs
     * @param source where it comes from
     */
    record Item(String id, Object content, Source source) {}

    private static final YamlWriter WRITER = new YamlWriter();

    private final Map<String, Item> objects = new LinkedHashMap<>();
    private final Map<String, JsonNode> trees = new ConcurrentHashMap<>();

    Snapshot(Blueprint blueprint) {
        blueprint
                .resources()
                .forEach(resource -> objects.put(
                        resource.object().getApiVersion() + " " + resource.id(),
                        new Item(resource.id(), resource.object(), resource.source())));
        blueprint
                .artifacts()
                .forEach(artifact ->
                        objects.put(artifact.id(), new Item(artifact.id(), content(artifact), artifact.source())));
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
    Item get(String id) {
        return objects.get(id);
    }

    boolean has(String id) {
        return objects.containsKey(id);
    }

    private static Object content(Artifact artifact) {
        return artifact.content() instanceof Artifact.Document document
                ? document.tree()
                : ((Artifact.Plain) artifact.content()).text();
    }

    private boolean hasSame(String id, Snapshot after) {
        Item own = objects.get(id);
        Item other = after.objects.get(id);
        return own != null && other != null && own.content().equals(other.content());
    }

    private JsonNode tree(String id) {
        Item item = objects.get(id);
        return item == null ? MissingNode.getInstance() : trees.computeIfAbsent(id, key -> WRITER.tree(item.content()));
    }
}
