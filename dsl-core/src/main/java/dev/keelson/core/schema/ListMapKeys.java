package dev.keelson.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The keyword {@code x-kubernetes-list-map-keys}: the elements of a list are told apart by the values of these fields.
 *
 * <p>Of two elements with the same values, server-side apply rejects the object and client-side apply loses one.
 */
final class ListMapKeys extends AbstractKeyword {
    static final String NAME = "x-kubernetes-list-map-keys";

    private final Definitions definitions;

    ListMapKeys(Definitions definitions) {
        super(NAME);
        this.definitions = definitions;
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode keys, Schema list, SchemaContext context) {
        JsonNode element = list.getSchemaNode().path("items");
        JsonNode described =
                element.has("$ref") ? definitions.schema(element.get("$ref").textValue()) : element;
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        for (JsonNode key : keys) {
            defaults.put(
                    key.textValue(),
                    described.path("properties").path(key.textValue()).path("default"));
        }
        return new Validator(this, location, keys, list, context, defaults);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final Map<String, JsonNode> defaults;

        Validator(
                ListMapKeys keyword,
                SchemaLocation location,
                JsonNode keys,
                Schema list,
                SchemaContext context,
                Map<String, JsonNode> defaults) {
            super(keyword, keys, location, list, context);
            this.defaults = defaults;
        }

        @Override
        public void validate(ExecutionContext context, JsonNode list, JsonNode root, NodePath location) {
            if (!list.isArray() || list.size() < 2) {
                return;
            }
            Map<List<JsonNode>, Integer> seen = new HashMap<>();
            for (int index = 0; index < list.size(); index++) {
                List<JsonNode> identity = identity(list.get(index));
                // An element without its key breaks another rule; here it has nothing to be compared by.
                if (identity.stream().anyMatch(JsonNode::isMissingNode)) {
                    continue;
                }
                Integer first = seen.putIfAbsent(identity, index);
                if (first != null) {
                    context.addError(error().instanceNode(list.get(index))
                            .instanceLocation(location.append(index))
                            .evaluationPath(context.getEvaluationPath())
                            .arguments(first, identityText(identity))
                            .build());
                }
            }
        }

        private List<JsonNode> identity(JsonNode element) {
            List<JsonNode> identity = new ArrayList<>(defaults.size());
            defaults.forEach((key, value) -> identity.add(element.has(key) ? element.get(key) : value));
            return identity;
        }

        private String identityText(List<JsonNode> identity) {
            StringJoiner text = new StringJoiner(", ");
            int index = 0;
            for (String key : defaults.keySet()) {
                text.add("`" + key + ": " + identity.get(index).asText() + "`");
                index++;
            }
            return text.toString();
        }
    }
}
