package dev.keelson.core.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The fields in which two trees differ, each by where it stands. */
final class Fields {
    /** What tells the items of a list apart, the first that all of them have; several mounts may name one volume. */
    private static final List<String> KEYS = List.of("mountPath", "name");

    /** Both values of a field, null where it is missing. */
    record Pair(@Nullable String before, @Nullable String after) {}

    private final Map<String, Pair> found = new LinkedHashMap<>();

    private Fields() {}

    static Map<String, Pair> between(JsonNode before, JsonNode after) {
        Fields fields = new Fields();
        fields.compare("", before, after);
        return fields.found;
    }

    private void compare(String place, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (isOneField(before, after)) {
            boolean sameText = Objects.equals(shown(before), shown(after));
            found.put(
                    place,
                    sameText ? new Pair(before.toString(), after.toString()) : new Pair(shown(before), shown(after)));
        } else if (before.isArray() || after.isArray()) {
            items(place, before, after);
        } else {
            members(place, before, after);
        }
    }

    /** What is missing on one side has as many fields as the other side. */
    private static boolean isOneField(JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode()) {
            return isLeaf(before) && isLeaf(after);
        }
        return isLeaf(before) || isLeaf(after) || before.isArray() != after.isArray();
    }

    private void members(String place, JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(step(place, name), before.path(name), after.path(name)));
    }

    private void items(String place, JsonNode before, JsonNode after) {
        @Nullable
        String key = KEYS.stream()
                .filter(each -> tellsApart(each, before) && tellsApart(each, after))
                .findFirst()
                .orElse(null);
        if (key == null) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(place + "/" + i, before.path(i), after.path(i));
            }
            return;
        }
        Map<String, JsonNode> left = byKey(key, before);
        Map<String, JsonNode> right = byKey(key, after);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        names.forEach(name -> compare(
                step(place, name),
                left.getOrDefault(name, MissingNode.getInstance()),
                right.getOrDefault(name, MissingNode.getInstance())));
        List<String> order = common(left, right);
        List<String> other = common(right, left);
        if (!order.equals(other)) {
            found.put(place + " (order)", new Pair(String.join(", ", order), String.join(", ", other)));
        }
    }

    private static List<String> common(Map<String, JsonNode> own, Map<String, JsonNode> theirs) {
        List<String> common = new ArrayList<>(own.keySet());
        common.retainAll(theirs.keySet());
        return common;
    }

    private static boolean tellsApart(String key, JsonNode list) {
        Set<String> seen = new LinkedHashSet<>();
        return stream(list)
                .allMatch(item ->
                        item.path(key).isTextual() && seen.add(item.path(key).textValue()));
    }

    private static Map<String, JsonNode> byKey(String key, JsonNode list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.put(item.path(key).textValue(), item));
        return items;
    }

    /** Plain values, lists of them and what is empty or missing are read at a glance. */
    private static boolean isLeaf(JsonNode node) {
        return !node.isContainerNode()
                || node.isEmpty()
                || (node.isArray() && stream(node).noneMatch(JsonNode::isContainerNode));
    }

    private static @Nullable String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static String step(String place, String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
