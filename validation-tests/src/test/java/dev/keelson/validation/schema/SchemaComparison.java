package dev.keelson.validation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Compares two descriptions of the same kind at every level: the names of fields, which of them are required, their
 * types, and whether others are allowed.
 */
final class SchemaComparison {
    private final UnaryOperator<String> ourPointer;
    private final JsonNode ours;
    private final UnaryOperator<String> theirPointer;
    private final JsonNode theirs;
    private final Set<String> compared = new HashSet<>();
    private final Set<String> differences = new LinkedHashSet<>();

    /**
     * Prepares a comparison.
     *
     * @param ours the document that our references point into
     * @param ourPointer turns one of our references into a pointer
     * @param theirs the document that their references point into
     * @param theirPointer turns one of their references into a pointer
     */
    SchemaComparison(
            JsonNode ours, UnaryOperator<String> ourPointer, JsonNode theirs, UnaryOperator<String> theirPointer) {
        this.ours = ours;
        this.ourPointer = ourPointer;
        this.theirs = theirs;
        this.theirPointer = theirPointer;
    }

    /** What differs; each line begins with the definition and the field that it is about. */
    Set<String> differences(JsonNode our, JsonNode their, String place) {
        compare(our, their, place);
        return differences;
    }

    private void compare(JsonNode our, JsonNode their, String place) {
        if (our.has("$ref") || their.has("$ref")) {
            String definition = their.path("$ref").asText(place);
            if (!compared.add(our.path("$ref").asText(place) + " " + definition)) {
                return;
            }
            compare(
                    resolved(our, ours, ourPointer),
                    resolved(their, theirs, theirPointer),
                    their.has("$ref") ? definition.substring(definition.lastIndexOf('/') + 1) : place);
            return;
        }
        differInElements(place, "has the type", types(our), types(their));
        differInElements(place, "requires", texts(our.path("required")), texts(their.path("required")));
        differ(place, "closed", isClosed(our), isClosed(their));
        Set<String> ourFields = fields(our);
        Set<String> theirFields = fields(their);
        differInElements(place, "has the field", ourFields, theirFields);
        for (String field : ourFields) {
            if (theirFields.contains(field)) {
                compare(
                        our.path("properties").path(field),
                        their.path("properties").path(field),
                        place + "." + field);
            }
        }
        for (String nested : Set.of("items", "additionalProperties")) {
            boolean both = our.path(nested).isObject() && their.path(nested).isObject();
            if (both) {
                compare(our.path(nested), their.path(nested), place + "[]");
            } else {
                differ(
                        place,
                        nested,
                        our.path(nested).isObject(),
                        their.path(nested).isObject());
            }
        }
    }

    private void differ(String place, String what, Object our, Object their) {
        if (!our.equals(their)) {
            differences.add(place + ": " + what + ": ours " + our + ", theirs " + their);
        }
    }

    private void differInElements(String place, String what, Set<String> our, Set<String> their) {
        our.stream()
                .filter(element -> !their.contains(element))
                .forEach(element -> differences.add(place + ": only ours " + what + " " + element));
        their.stream()
                .filter(element -> !our.contains(element))
                .forEach(element -> differences.add(place + ": only theirs " + what + " " + element));
    }

    private static JsonNode resolved(JsonNode schema, JsonNode document, UnaryOperator<String> pointer) {
        return schema.has("$ref") ? document.at(pointer.apply(schema.get("$ref").textValue())) : schema;
    }

    /** They let every optional field be null, which an API server takes for absent and a manifest never has to say. */
    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.textValue());
        }
        types.addAll(texts(type));
        schema.path("oneOf").forEach(branch -> types.addAll(types(branch)));
        types.remove("null");
        return types;
    }

    private static boolean isClosed(JsonNode schema) {
        return schema.path("additionalProperties").equals(BooleanNode.FALSE);
    }

    private static Set<String> fields(JsonNode schema) {
        Set<String> fields = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static Set<String> texts(JsonNode values) {
        Set<String> texts = new TreeSet<>();
        (values.isArray() ? values : MissingNode.getInstance()).forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
