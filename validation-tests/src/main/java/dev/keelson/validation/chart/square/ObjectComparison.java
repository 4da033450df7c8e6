package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares two objects, lists in order, and tells every place in which they differ. */
final class ObjectComparison {
    private final List<Difference> differences = new ArrayList<>();

    /**
     * A place in which two objects differ.
     *
     * @param pointer the place, as a JSON pointer
     * @param expected what the manifests have there, {@code nothing} where they have none
     * @param actual what the chart has there, {@code nothing} where it has none
     */
    record Difference(String pointer, String expected, String actual) {}

    private ObjectComparison() {}

    static List<Difference> of(JsonNode expected, JsonNode actual) {
        ObjectComparison comparison = new ObjectComparison();
        comparison.compare("", expected, actual);
        return comparison.differences;
    }

    private void compare(String pointer, JsonNode expected, JsonNode actual) {
        // Annotations of an object that has none are compared one by one, for some of them are Helm's.
        boolean noAnnotations = expected.isMissingNode() && pointer.equals("/metadata/annotations");
        if ((expected.isObject() || noAnnotations) && actual.isObject()) {
            Set<String> keys = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(keys::add);
            actual.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> compare(
                    pointer + "/" + key.replace("~", "~0").replace("/", "~1"), expected.path(key), actual.path(key)));
        } else if (expected.isArray() && actual.isArray()) {
            for (int index = 0; index < Math.max(expected.size(), actual.size()); index++) {
                compare(pointer + "/" + index, expected.path(index), actual.path(index));
            }
        } else if (!expected.equals(actual) && !(expected.isMissingNode() && Uncompared.onlyRendered(pointer))) {
            differences.add(new Difference(pointer, shown(expected), shown(actual)));
        }
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
