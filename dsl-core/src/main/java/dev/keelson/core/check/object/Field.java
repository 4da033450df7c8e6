package dev.keelson.core.check.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object as it will be written, and the path to it as Kubernetes writes paths:
 * {@code spec.template.spec.containers[0].name}. A place that is not there is a field too, an absent one, and so is one
 * of another type than it is read as; that is for the schema to report.
 *
 * @since 0.1.0
 */
public final class Field {
    private final JsonNode node;
    private final @Nullable Field parent;
    private final String step;

    private Field(JsonNode node, @Nullable Field parent, String step) {
        this.node = node;
        this.parent = parent;
        this.step = step;
    }

    static Field root(JsonNode object) {
        return new Field(object, null, "");
    }

    /** {@return the field below this one that these names lead to} */
    public Field get(String... names) {
        Field below = this;
        for (String name : names) {
            below = new Field(below.node.path(name), below, name);
        }
        return below;
    }

    /** {@return the elements of a list, none for anything else} */
    public List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                items.add(new Field(node.get(index), this, "[" + index + "]"));
            }
        }
        return items;
    }

    /** {@return the fields of an object by their names, none for anything else} */
    public Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), get(entry.getKey())));
        return fields;
    }

    /** {@return the texts of an object by their names, what is no text left out} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                texts.put(entry.getKey(), entry.getValue().textValue());
            }
        });
        return texts;
    }

    /** {@return whether something is written there} */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** {@return whether it is a text} */
    public boolean isText() {
        return node.isTextual();
    }

    /** {@return whether it is a whole number} */
    public boolean isNumber() {
        return node.isIntegralNumber();
    }

    /** {@return its text, empty where it is none} */
    public String text() {
        return text("");
    }

    /** {@return its text, the other one where it is none} */
    public String text(String otherwise) {
        return node.isTextual() ? node.textValue() : otherwise;
    }

    /** {@return its number, zero where it is none} */
    public long number() {
        return node.isIntegralNumber() ? node.longValue() : 0;
    }

    /** {@return whether it says true} */
    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    /** {@return whether it says false} */
    public boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** {@return whether it is written without anything in it} */
    public boolean isEmpty() {
        return node.isTextual() ? node.textValue().isEmpty() : node.isEmpty();
    }

    /** {@return the path to it from its object, empty for the object itself} */
    public String path() {
        if (parent == null) {
            return step;
        }
        String way = parent.path();
        return way + (way.isEmpty() || step.startsWith("[") ? "" : ".") + step;
    }

    /** {@return what is written there, as JSON} */
    @Override
    public String toString() {
        return node.toString();
    }
}
