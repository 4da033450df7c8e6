package dev.keelson.validation.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.difference.Decision;
import dev.keelson.core.difference.Effect;
import dev.keelson.core.difference.EnvironmentDifference;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a difference by what is written alone: each field it lists differs, and without these fields the objects and
 * other files of the two environments are the same.
 */
final class DifferenceOracle {
    private DifferenceOracle() {}

    static void judge(EnvironmentDifference difference, Map<String, JsonNode> left, Map<String, JsonNode> right) {
        Set<Effect> effects = new LinkedHashSet<>(difference.together());
        difference.decisions().stream().map(Decision::effects).forEach(effects::addAll);
        for (Effect effect : effects) {
            if (effect instanceof Effect.Only only) {
                assertThat(left.containsKey(only.object()) != right.containsKey(only.object()))
                        .as("%s exists on one side", only.object())
                        .isTrue();
            } else if (effect instanceof Effect.Changed changed) {
                assertThat(at(left.get(changed.object()), changed.field()))
                        .as("%s %s differs", changed.object(), changed.field())
                        .isNotEqualTo(at(right.get(changed.object()), changed.field()));
            }
        }
        Set<String> whole = new LinkedHashSet<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Only only) {
                whole.add(only.object());
            }
        }
        left.keySet().removeAll(whole);
        right.keySet().removeAll(whole);
        List<Effect.Changed> fields = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Changed changed && !whole.contains(changed.object())) {
                fields.add(changed);
            }
        }
        // What names an item goes after what is inside it, because the item could not be found without its name.
        fields.sort(Comparator.comparingInt(
                        (Effect.Changed changed) -> -steps(changed.field()).size())
                .thenComparing(changed ->
                        changed.field().endsWith("/name") || changed.field().endsWith("/mountPath")));
        for (Effect.Changed changed : fields) {
            remove(left.get(changed.object()), changed.field());
            remove(right.get(changed.object()), changed.field());
        }
        left.values().forEach(DifferenceOracle::prune);
        right.values().forEach(DifferenceOracle::prune);
        left.values().removeIf(JsonNode::isEmpty);
        right.values().removeIf(JsonNode::isEmpty);
        assertThat(left).as("without what the difference lists").isEqualTo(right);
    }

    static Map<String, JsonNode> byId(ManifestTree tree) {
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        for (Manifest manifest : tree.manifests()) {
            JsonNode namespace = manifest.body().at("/metadata/namespace");
            String id = manifest.body().path("kind").asText() + " "
                    + (namespace.isMissingNode() ? "" : namespace.asText() + "/") + manifest.name();
            assertThat(objects.put(id, manifest.body().deepCopy())).as(id).isNull();
        }
        return objects;
    }

    private static @Nullable JsonNode at(@Nullable JsonNode object, String field) {
        JsonNode node = object;
        for (String step : steps(field)) {
            node = node == null ? null : child(node, step);
        }
        return node;
    }

    private static void remove(@Nullable JsonNode object, String field) {
        List<String> steps = steps(field);
        JsonNode parent = object;
        for (String step : steps.subList(0, steps.size() - 1)) {
            parent = parent == null ? null : child(parent, step);
        }
        String last = steps.get(steps.size() - 1);
        if (parent instanceof ObjectNode map) {
            map.remove(last);
        } else if (parent instanceof ArrayNode list && child(list, last) != null) {
            // Taken out, it would move those behind it.
            list.set(position(list, last), (JsonNode) null);
        }
    }

    private static List<String> steps(String field) {
        List<String> steps = new ArrayList<>();
        for (String step : field.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static @Nullable JsonNode child(JsonNode node, String step) {
        if (node.isArray()) {
            int position = position(node, step);
            return position < 0 ? null : node.get(position);
        }
        return node.get(step);
    }

    private static int position(JsonNode list, String step) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            if (item.path("mountPath").asText().equals(step)
                    || (item.path("mountPath").isMissingNode()
                            && item.path("name").asText().equals(step))) {
                return i;
            }
        }
        return step.matches("[0-9]+") && Integer.parseInt(step) < list.size() ? Integer.parseInt(step) : -1;
    }

    /** Takes out what holds nothing any more, on both sides alike. */
    private static void prune(JsonNode node) {
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            JsonNode child = children.next();
            prune(child);
            if (child.isNull() || (child instanceof ContainerNode<?> && child.isEmpty())) {
                children.remove();
            }
        }
    }
}
