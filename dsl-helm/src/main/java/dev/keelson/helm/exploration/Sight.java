package dev.keelson.helm.exploration;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Read;
import dev.keelson.core.setting.Condition;
import dev.keelson.helm.tree.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run of the definition showed.
 *
 * @param objects the objects by kind and name, and the defaults, as one node
 * @param fields what stands at each place in them
 * @param files the component of each object, empty for what belongs to none
 * @param elsewhere the settings that decide files which no chart holds
 * @param parameters the values that could be set
 * @param reads who asked for what
 * @param asked the conditions that were asked for
 * @param findings what was wrong
 * @since 0.1.0
 */
public record Sight(
        Node objects,
        Map<Place, Object> fields,
        Map<String, String> files,
        Set<String> elsewhere,
        List<Parameter> parameters,
        List<Read> reads,
        Collection<Condition> asked,
        List<Finding> findings) {

    /**
     * Where the defaults of implicit settings stand among the objects. They are literals of words, and a word may be said
     * with another literal depending on a toggle.
     */
    public static final String DEFAULTS = "defaults";

    /** {@return the keys of what stands at a place, in order; none where nothing does} */
    public List<String> children(Place place) {
        Node node = objects;
        for (String step : place.steps()) {
            node = childrenOf(node).get(step);
            if (node == null) {
                return List.of();
            }
        }
        return List.copyOf(childrenOf(node).keySet());
    }

    private static Map<String, Node> childrenOf(Node node) {
        if (node instanceof Node.Fields map) {
            return map.children();
        }
        return node instanceof Node.Sequence sequence ? sequence.children() : Map.of();
    }

    /** {@return what stands at each place of a node, containers being told by their form alone} */
    static Map<Place, Object> fields(Node root) {
        Map<Place, Object> fields = new LinkedHashMap<>();
        collect(Place.ROOT, root, fields);
        return fields;
    }

    private static void collect(Place place, Node node, Map<Place, Object> fields) {
        if (node instanceof Node.Fields map) {
            fields.put(place, Node.Fields.class);
            map.children().forEach((key, child) -> collect(place.child(key), child, fields));
        } else if (node instanceof Node.Sequence sequence) {
            fields.put(place, sequence.form());
            sequence.children().forEach((key, child) -> collect(place.child(key), child, fields));
        } else {
            fields.put(place, node);
        }
    }
}
