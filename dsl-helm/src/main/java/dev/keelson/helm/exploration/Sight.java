package dev.keelson.helm.exploration;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.draft.Read;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Demand;
import dev.keelson.core.token.Component;
import dev.keelson.helm.tree.Node;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the definition showed.
 *
 * @param objects the objects by kind and name, and the defaults, as one node
 * @param files the component of each object, empty for what belongs to none
 * @param components the components in the order of the definition
 * @param demands what words ask of values that come from settings
 * @param dispensable the values that a chart can do without where they arrive nowhere: settings that decide files which no
 *     chart holds, and what the library chose itself
 * @param parameters the values that could be set
 * @param reads who asked for what
 * @param asked the conditions that were asked for
 * @param findings what was wrong
 * @param walksLists whether a list was walked through, so that the number of its items could matter
 * @since 0.1.0
 */
public record Sight(
        Node objects,
        Map<String, String> files,
        List<Component> components,
        List<Demand> demands,
        Set<String> dispensable,
        List<Parameter> parameters,
        List<Read> reads,
        Collection<Condition> asked,
        List<Finding> findings,
        boolean walksLists) {

    /**
     * Where the defaults of implicit settings stand among the objects. They are literals of words, and a word may be said
     * with another literal depending on a toggle.
     */
    public static final String DEFAULTS = "defaults";

    /** {@return what stands at a place, null where nothing does} */
    public @Nullable Node at(Place place) {
        Node node = objects;
        for (String step : place.steps()) {
            node = node.children().get(step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    /** {@return the places at which something else stands there} */
    Set<Place> differences(Sight other) {
        Set<Place> places = new LinkedHashSet<>();
        compare(Place.ROOT, objects, other.objects, places);
        return places;
    }

    @SuppressWarnings("ReferenceEquality") // what did not change is the same object, and need not be walked through
    private static void compare(Place place, @Nullable Node left, @Nullable Node right, Set<Place> places) {
        if (left == right) {
            return;
        }
        Map<String, Node> before = left == null ? Map.of() : left.children();
        Map<String, Node> after = right == null ? Map.of() : right.children();
        if (left == null || right == null || !left.itself().equals(right.itself())) {
            places.add(place);
        }
        before.forEach((key, child) -> compareChild(place, key, child, after.get(key), places));
        after.forEach((key, child) -> {
            if (!before.containsKey(key)) {
                compareChild(place, key, null, child, places);
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static void compareChild(
            Place around, String key, @Nullable Node left, @Nullable Node right, Set<Place> places) {
        if (left != right) {
            compare(around.child(key), left, right, places);
        }
    }
}
