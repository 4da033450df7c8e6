package dev.keelson.core.cluster;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster or a part of one, as the API server writes it.
 *
 * @param content its fields: texts, numbers, booleans, lists and maps
 * @since 0.1.0
 */
public record Tree(Map<String, Object> content) {
    /** What has no fields. */
    public static final Tree EMPTY = new Tree(Map.of());

    /** Keeps the fields in order and from changing. */
    public Tree {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /** {@return what the path leads to, null where it leads nowhere} */
    public @Nullable Object value(String... path) {
        Object value = content;
        for (String step : path) {
            if (!(value instanceof Map<?, ?> map)) {
                return null;
            }
            value = map.get(step);
        }
        return value;
    }

    /** {@return whether the path leads to something} */
    public boolean has(String... path) {
        return value(path) != null;
    }

    /** {@return what the path leads to as text, empty where it leads nowhere} */
    public String text(String... path) {
        return Objects.toString(value(path), "");
    }

    /** {@return the number that the path leads to, the other one where it leads to none} */
    public long number(long other, String... path) {
        return value(path) instanceof Number number ? number.longValue() : other;
    }

    /** {@return the part that the path leads to, one without fields where it leads to none} */
    public Tree part(String... path) {
        return value(path) instanceof Map<?, ?> map ? of(map) : EMPTY;
    }

    /** {@return the parts in the list that the path leads to} */
    public List<Tree> parts(String... path) {
        return value(path) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> of((Map<?, ?>) item))
                        .toList()
                : List.of();
    }

    /** {@return the condition of that type in {@code status.conditions}, one without fields where there is none} */
    public Tree condition(String type) {
        return parts("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElse(EMPTY);
    }

    /** {@return the same with another value at the path} */
    public Tree with(Object value, String... path) {
        return new Tree(with(content, value, List.of(path)));
    }

    /** {@return the same without the field that the path leads to} */
    public Tree without(String... path) {
        String[] above = Arrays.copyOf(path, path.length - 1);
        Map<String, Object> part = new LinkedHashMap<>(part(above).content());
        part.remove(path[path.length - 1]);
        return above.length == 0 ? new Tree(part) : has(above) ? with(part, above) : this;
    }

    private static Map<String, Object> with(Map<String, Object> content, Object value, List<String> path) {
        Map<String, Object> changed = new LinkedHashMap<>(content);
        String first = path.get(0);
        if (path.size() == 1) {
            changed.put(first, value);
        } else {
            Map<String, Object> inner = content.get(first) instanceof Map<?, ?> map ? of(map).content() : Map.of();
            changed.put(first, with(inner, value, path.subList(1, path.size())));
        }
        return changed;
    }

    private static Tree of(Map<?, ?> map) {
        Map<String, Object> content = new LinkedHashMap<>();
        map.forEach((key, value) -> content.put(String.valueOf(key), value));
        return new Tree(content);
    }
}
