package dev.keelson.validation.network.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.InvalidManifestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object whose fields are all known. A misspelt {@code podSelectr} would otherwise read as a selector of
 * everything. {@code null} reads as absent, as in the API server.
 */
final class StrictObject {
    private final String path;
    private final JsonNode node;

    StrictObject(String path, JsonNode node, Set<String> known) {
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

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonNode get(String field) {
        return node.path(field);
    }

    Optional<String> text(String field) {
        return has(field) ? Optional.of(text(field, node.path(field))) : Optional.empty();
    }

    String requiredText(String field) {
        return text(field).orElseThrow(() -> invalid(field + " is missing"));
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(field)) {
            texts.add(text(field, item));
        }
        return texts;
    }

    Optional<StrictObject> object(String field, Set<String> known) {
        return has(field)
                ? Optional.of(new StrictObject(path + "." + field, node.path(field), known))
                : Optional.empty();
    }

    List<StrictObject> objects(String field, Set<String> known) {
        List<StrictObject> objects = new ArrayList<>();
        for (JsonNode item : array(field)) {
            objects.add(new StrictObject(path + "." + field + "[" + objects.size() + "]", item, known));
        }
        return objects;
    }

    InvalidManifestException invalid(String what) {
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
