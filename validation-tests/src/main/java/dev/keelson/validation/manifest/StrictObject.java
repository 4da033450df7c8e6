package dev.keelson.validation.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object whose fields are all known. A misspelt {@code podSelectr} would otherwise read as a selector of
 * everything. {@code null} reads as absent, as in the API server.
 *
 * @since 0.1.0
 */
public final class StrictObject {
    private final String path;
    private final JsonNode node;

    /**
     * Refuses what is no object, and fields that are not known.
     *
     * @param path where it is, for messages
     * @param node the object
     * @param known the names of all fields it may have
     */
    public StrictObject(String path, JsonNode node, Set<String> known) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw invalid("must be an object, is " + node);
        }
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw invalid("unknown field " + field.getKey());
            }
        }
    }

    /** {@return whether a field is there and not {@code null}} */
    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** {@return a field as it is} */
    public JsonNode get(String field) {
        return node.path(field);
    }

    /** {@return a field that must be a string, if it is there} */
    public Optional<String> text(String field) {
        return has(field) ? Optional.of(text(field, node.path(field))) : Optional.empty();
    }

    /** {@return a field that must be there and a string} */
    public String requiredText(String field) {
        return text(field).orElseThrow(() -> invalid(field + " is missing"));
    }

    /** {@return a field that must be a list of strings; empty where it is not there} */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(field)) {
            texts.add(text(field, item));
        }
        return texts;
    }

    /** {@return a field that must be an object with these fields, if it is there} */
    public Optional<StrictObject> object(String field, Set<String> known) {
        return has(field)
                ? Optional.of(new StrictObject(path + "." + field, node.path(field), known))
                : Optional.empty();
    }

    /** {@return a field that must be a list of objects with these fields; empty where it is not there} */
    public List<StrictObject> objects(String field, Set<String> known) {
        List<StrictObject> objects = new ArrayList<>();
        for (JsonNode item : array(field)) {
            objects.add(new StrictObject(path + "." + field + "[" + objects.size() + "]", item, known));
        }
        return objects;
    }

    /** {@return the exception that says what is wrong with this object} */
    public InvalidManifestException invalid(String what) {
        return new InvalidManifestException(path, what);
    }

    private JsonNode array(String field) {
        JsonNode array = node.path(field);
        if (has(field) && !array.isArray()) {
            throw invalid(field + " must be a list, is " + array);
        }
        return array;
    }

    private String text(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw invalid(field + " must be a string, is " + value);
        }
        return value.textValue();
    }
}
