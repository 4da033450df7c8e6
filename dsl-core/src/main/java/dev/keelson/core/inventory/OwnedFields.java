package dev.keelson.core.inventory;

import dev.keelson.core.cluster.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a manager applied, read back from an object: the API server notes in {@code metadata.managedFields} which fields
 * each manager owns ({@code f:name} a field, {@code k:{…}} an item by its keys, {@code v:…} an item by its value).
 *
 * @since 0.1.0
 */
public final class OwnedFields {
    private OwnedFields() {}

    /** {@return whether the manager owns that field by having applied it} */
    public static boolean has(Tree object, String manager, String... path) {
        String[] fields = new String[path.length];
        for (int i = 0; i < path.length; i++) {
            fields[i] = "f:" + path[i];
        }
        return owned(object, manager).has(fields);
    }

    /** {@return what the object holds in the fields that the manager owns, in it or in a later version of it} */
    public static Tree extract(Tree object, Tree later, String manager) {
        Tree fields = new Tree(
                merged(owned(object, manager).content(), owned(later, manager).content()));
        Map<String, Object> extracted = new LinkedHashMap<>();
        extracted.put("apiVersion", object.text("apiVersion"));
        extracted.put("kind", object.text("kind"));
        extracted.putAll(fields(object.content(), fields.content()));
        Tree result = new Tree(extracted).with(object.text("metadata", "name"), "metadata", "name");
        String namespace = object.text("metadata", "namespace");
        return namespace.isEmpty() ? result : result.with(namespace, "metadata", "namespace");
    }

    private static Tree owned(Tree object, String manager) {
        return object.parts("metadata", "managedFields").stream()
                .filter(entry -> entry.text("manager").equals(manager)
                        && entry.text("operation").equals("Apply")
                        && !entry.has("subresource"))
                .findFirst()
                .map(entry -> entry.part("fieldsV1"))
                .orElse(Tree.EMPTY);
    }

    private static Map<String, Object> merged(Map<String, Object> one, Map<String, Object> other) {
        Map<String, Object> merged = new LinkedHashMap<>(one);
        other.forEach((key, value) -> merged.merge(key, value, (a, b) -> merged(map(a), map(b))));
        return merged;
    }

    private static Map<String, Object> fields(Map<String, Object> content, Map<String, Object> owned) {
        Map<String, Object> extracted = new LinkedHashMap<>();
        content.forEach((name, value) -> {
            if (owned.get("f:" + name) instanceof Map<?, ?> inner) {
                extracted.put(name, value(value, map(inner)));
            }
        });
        return extracted;
    }

    /** A value of which no part is named is owned as a whole. */
    private static Object value(Object value, Map<String, Object> owned) {
        if (owned.isEmpty()) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return fields(map(map), owned);
        }
        return value instanceof List<?> list ? items(list, owned) : value;
    }

    private static List<Object> items(List<?> list, Map<String, Object> owned) {
        List<Object> extracted = new ArrayList<>();
        for (Object item : list) {
            owned.forEach((key, inner) -> {
                if (key.startsWith("v:") && Objects.equals(FieldKey.read(key.substring(2)), item)) {
                    extracted.add(item);
                } else if (key.startsWith("k:") && item instanceof Map<?, ?> map) {
                    Map<String, Object> keys = map(FieldKey.read(key.substring(2)));
                    if (map.entrySet().containsAll(keys.entrySet())) {
                        Map<String, Object> part = new LinkedHashMap<>(keys);
                        part.putAll(fields(map(map), map(inner)));
                        extracted.add(part);
                    }
                }
            });
        }
        return extracted;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> result.put(String.valueOf(key), each));
        }
        return result;
    }
}
