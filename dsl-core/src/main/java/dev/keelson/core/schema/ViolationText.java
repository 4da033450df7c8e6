package dev.keelson.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.keelson.core.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in plain words what a validator found. */
final class ViolationText {
    private static final int LISTED_FIELDS = 12;

    /** The choices whose failure is an error of its own beside those of their branches. */
    private static final List<String> REPORT_THEMSELVES = List.of("oneOf", "not");

    /** The choice whose failure shows by the errors of its branches alone. */
    private static final List<String> REPORT_BRANCHES = List.of("anyOf");

    private final Definitions definitions;

    ViolationText(Definitions definitions) {
        this.definitions = definitions;
    }

    List<SchemaViolation> missingIdentity(JsonNode object) {
        List<SchemaViolation> missing = new ArrayList<>();
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode value = object.path(field);
            if (value.isMissingNode()) {
                missing.add(new SchemaViolation(JsonPointer.empty(), missing(field), "required"));
            } else if (!value.isTextual()) {
                missing.add(new SchemaViolation(
                        JsonPointer.empty().appendProperty(field), wrongType("a string", value), "type"));
            }
        }
        return missing;
    }

    SchemaViolation unknownKind(ObjectKind unknown) {
        Set<String> versions = new TreeSet<>();
        Set<String> siblings = new TreeSet<>();
        Set<String> everything = new TreeSet<>();
        for (ObjectKind known : definitions.kinds().keySet()) {
            everything.add(known.kind());
            if (known.kind().equals(unknown.kind())) {
                versions.add(known.apiVersion());
            }
            if (known.apiVersion().equals(unknown.apiVersion())) {
                siblings.add(known.kind());
            }
        }
        String message = "no schema is known for " + unknown;
        if (!versions.isEmpty()) {
            message += ": " + unknown.kind() + " is of " + String.join(" or ", versions);
        } else {
            message += Suggestion.nearest(unknown.kind(), siblings.isEmpty() ? everything : siblings)
                    .map(near -> ": did you mean " + near + "?")
                    .orElse("");
        }
        return new SchemaViolation(JsonPointer.empty(), message, "kind");
    }

    List<SchemaViolation> violations(List<Error> errors) {
        return errors.stream()
                .filter(error -> !isInside(REPORT_THEMSELVES, error.getEvaluationPath()))
                .map(this::violation)
                .distinct()
                .toList();
    }

    private SchemaViolation violation(Error error) {
        JsonPointer pointer = pointer(error.getInstanceLocation());
        String keyword = error.getKeyword();
        JsonNode rule = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        if (keyword.equals("additionalProperties")) {
            return new SchemaViolation(
                    pointer.appendProperty(error.getProperty()), unknownField(pointer, error), keyword);
        }
        String message =
                switch (keyword) {
                    case "required" -> missing(error.getProperty());
                    case "type" -> wrongType(types(rule), value);
                    case "enum" -> notEnumerated(value, rule);
                    case "pattern" -> mismatch(error, value);
                    case "minimum" -> "must be at least " + rule.asText() + ", is " + value.asText();
                    case "maximum" -> "must be at most " + rule.asText() + ", is " + value.asText();
                    case "uniqueItems" -> "holds the same element twice";
                    case "minProperties" -> rule.asInt() == 1 ? "needs a field, has none" : error.getMessage();
                    case "maxProperties" ->
                        rule.asInt() == 1 ? "takes one field, has " + quoted(fields(value)) : error.getMessage();
                    case "oneOf" -> alternatives(rule);
                    case "not" -> "holds what its schema rules out: " + rule;
                    case ListMapKeys.NAME ->
                        "has " + error.getArguments()[1] + " in common with element " + error.getArguments()[0]
                                + ", and only one of the two would take effect";
                    default -> error.getMessage();
                };
        boolean isOneOfMany = isInside(REPORT_BRANCHES, error.getEvaluationPath());
        return new SchemaViolation(pointer, isOneOfMany ? "fits no alternative: " + message : message, keyword);
    }

    private String unknownField(JsonPointer parent, Error error) {
        String field = error.getProperty();
        String message = "unknown field `" + field + "`";
        if (parent.matches() && field.equals("status")) {
            return message + ": controllers write it, a manifest leaves it out";
        }
        List<String> known = fields(schemaAround(error).path("properties"));
        return Suggestion.nearest(field, known)
                .map(near -> message + ": did you mean `" + near + "`?")
                .orElseGet(() -> known.isEmpty() || known.size() > LISTED_FIELDS
                        ? message
                        : message + ": the known ones are " + quoted(known));
    }

    /** The schema object that holds the keyword which was broken. */
    private JsonNode schemaAround(Error error) {
        String iri = error.getSchemaLocation().getAbsoluteIri().toString();
        NodePath keyword = error.getSchemaLocation().getFragment();
        JsonNode schema = definitions.schema(iri.substring(iri.lastIndexOf('/') + 1));
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object step = keyword.getElement(i);
            schema = step instanceof Integer index ? schema.path(index) : schema.path(step.toString());
        }
        return schema;
    }

    private String mismatch(Error error, JsonNode value) {
        JsonNode title = schemaAround(error).path("title");
        return title.isMissingNode()
                ? "`" + value.asText() + "` does not match "
                        + error.getSchemaNode().asText()
                : "must be " + title.asText() + ", is `" + value.asText() + "`";
    }

    private static String missing(String field) {
        return "missing field `" + field + "`";
    }

    private static String notEnumerated(JsonNode value, JsonNode rule) {
        List<String> known = texts(rule);
        String message = "`" + value.asText() + "` is not one of " + quoted(known);
        return Suggestion.nearest(value.asText(), known)
                .map(near -> message + ": did you mean `" + near + "`?")
                .orElse(message);
    }

    private static String alternatives(JsonNode rule) {
        Set<String> fields = new TreeSet<>();
        for (JsonNode branch : rule) {
            fields.addAll(texts(branch.path("required")));
        }
        return fields.size() < 2
                ? "must match exactly one of " + rule.size() + " alternatives"
                : "takes exactly one of " + quoted(List.copyOf(fields));
    }

    private static String wrongType(String expected, JsonNode value) {
        return "must be " + expected + ", is " + described(value);
    }

    private static String types(JsonNode rule) {
        return rule.isArray()
                ? texts(rule).stream().map(ViolationText::withArticle).collect(Collectors.joining(" or "))
                : withArticle(rule.asText());
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "integer", "array", "object" -> "an " + type;
            case "null" -> "null";
            default -> "a " + type;
        };
    }

    private static String described(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "the string \"" + value.asText() + "\"";
            case NUMBER -> "the number " + value.asText();
            case BOOLEAN -> value.asText();
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonPointer pointer(NodePath path) {
        JsonPointer pointer = JsonPointer.empty();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            pointer = step instanceof Integer index
                    ? pointer.appendIndex(index)
                    : pointer.appendProperty(step.toString());
        }
        return pointer;
    }

    /** Whether an error lies in a branch of such a choice. */
    private static boolean isInside(List<String> choices, NodePath evaluation) {
        for (int i = 0; i < evaluation.getNameCount() - 1; i++) {
            boolean isField = i > 0 && evaluation.getElement(i - 1).equals("properties");
            if (!isField && choices.contains(evaluation.getElement(i).toString())) {
                return true;
            }
        }
        return false;
    }
}
