package dev.keelson.core.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.origin.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A field of an adopted manifest. It remembers whether somebody read it, so that what nobody took over can be named.
 *
 * @since 0.1.0
 */
public final class ManifestField {
    private final String resource;
    private final String path;
    private final JsonNode node;
    private final Map<String, ManifestField> inner = new LinkedHashMap<>();
    private boolean read;

    ManifestField(String resource, String path, JsonNode node) {
        this.resource = resource;
        this.path = path;
        this.node = node;
        node.properties()
                .forEach(property -> inner.put(property.getKey(), child(property.getKey(), property.getValue())));
        for (int index = 0; index < (node.isArray() ? node.size() : 0); index++) {
            JsonNode name = node.get(index).path("name");
            String key = "[" + (name.isTextual() ? name.textValue() : String.valueOf(index)) + "]";
            // Items of one name are two mistakes of the manifest, yet none may get lost.
            String unique = inner.containsKey(key) ? "[" + index + "]" : key;
            inner.put(unique, new ManifestField(resource, path + unique, node.get(index)));
        }
    }

    private ManifestField child(String name, JsonNode value) {
        String segment = name.contains(".") || name.contains("/") ? "[" + name + "]" : name;
        String dot = path.isEmpty() || segment.startsWith("[") ? "" : ".";
        return new ManifestField(resource, path + dot + segment, value);
    }

    /** {@return the field inside this one, through all these names} */
    public Optional<ManifestField> at(String... names) {
        ManifestField found = this;
        for (String name : names) {
            found = found.inner.get(name);
            if (found == null || found.node.isNull()) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** {@return the items of a list, in its order} */
    public List<ManifestField> items() {
        return node.isArray() ? List.copyOf(inner.values()) : List.of();
    }

    /** {@return the fields of a map by name; sorted, because generators write them in any order} */
    public Map<String, ManifestField> entries() {
        return node.isObject() ? new TreeMap<>(inner) : Map.of();
    }

    /** {@return the text inside this field through all these names, which counts as read} */
    public Optional<String> text(String... names) {
        return at(names).filter(field -> field.node.isValueNode()).map(field -> {
            field.read = true;
            return field.node.asText();
        });
    }

    /** {@return what the text would be, without reading it} */
    public String peek(String... names) {
        return at(names).map(field -> field.node.asText()).orElse("");
    }

    /** Counts the field as read where it says what holds anyway. */
    public void holdsAnyway(String value, String... names) {
        at(names).filter(field -> field.node.asText().equals(value)).ifPresent(ManifestField::replaced);
    }

    /** Counts the field and all inside it as read, because the platform says the same thing its own way. */
    public void replaced() {
        read = true;
        inner.values().forEach(ManifestField::replaced);
    }

    /** {@return where the field is, the same in every build} */
    public Origin origin() {
        return Origin.outside(toString());
    }

    /** {@return the outermost fields that nobody read, in the order of the manifest} */
    Stream<String> unread() {
        if (read || (node.isContainerNode() && node.isEmpty()) || node.isNull()) {
            return Stream.empty();
        }
        boolean touched = inner.values().stream().anyMatch(ManifestField::touched);
        return touched ? inner.values().stream().flatMap(ManifestField::unread) : Stream.of(path);
    }

    private boolean touched() {
        return read || inner.values().stream().anyMatch(ManifestField::touched);
    }

    /** {@return the texts of a list, all of which count as read} */
    public List<String> texts(String... names) {
        List<String> texts = new ArrayList<>();
        at(names).ifPresent(list -> list.items().forEach(item -> item.text().ifPresent(texts::add)));
        return texts;
    }

    /** {@return resource and path, {@code META-INF/dekorate/kubernetes.yml: spec.replicas}} */
    @Override
    public String toString() {
        return resource + ": " + path;
    }
}
