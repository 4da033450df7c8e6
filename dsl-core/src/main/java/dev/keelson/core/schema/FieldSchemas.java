package dev.keelson.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a field of a kind: its schema and what it is for. For whoever describes values that end up in
 * fields, such as the values of a chart.
 *
 * <p>Instances are safe for use by several threads. The descriptions are read when the first field is asked for.
 *
 * @since 0.1.0
 */
public final class FieldSchemas {
    /** The step from a list to its elements. */
    public static final String ELEMENT = "[]";

    private static final String METADATA = "metadata";
    private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private final Definitions definitions;
    private final FieldDescriptions descriptions;

    private FieldSchemas(Definitions definitions, FieldDescriptions descriptions) {
        this.definitions = definitions;
        this.descriptions = descriptions;
    }

    /** {@return the fields of the kinds that {@link KubernetesSchemas#standard()} knows} */
    public static FieldSchemas standard() {
        return new FieldSchemas(
                new Definitions(List.of(SchemaBundle.kubernetes(), SchemaBundle.extensions())),
                FieldDescriptions.standard());
    }

    /**
     * A field, or a value in a map of free keys.
     *
     * @param schema the schema of its values, in JSON schema's draft 7 and without references
     * @param description what it is for, one sentence; for a value of a map what the map is for, empty where nobody says
     * @param isEntry whether it is a value of a map with free keys
     */
    public record Field(JsonNode schema, String description, boolean isEntry) {}

    /**
     * The field at the end of a way.
     *
     * @param way the names of fields and the keys of maps from the object inwards, {@link #ELEMENT} for a step into a list
     * @return empty where no schema knows the kind or the field
     */
    public Optional<Field> at(String apiVersion, String kind, List<String> way) {
        String definition = definitions.of(new ObjectKind(apiVersion, kind));
        if (definition == null) {
            return Optional.empty();
        }
        Walk walk = new Walk(definition);
        return way.stream().allMatch(walk::step)
                ? Optional.of(new Field(walk.schema, walk.description, walk.isEntry))
                : Optional.empty();
    }

    private final class Walk {
        private final String kind;
        private String fromKind = "";
        private String definition;
        private String fromDefinition = "";
        private JsonNode schema;
        private String description = "";
        private boolean isEntry;

        Walk(String kind) {
            this.kind = kind;
            this.definition = kind;
            this.schema = definitions.schema(kind);
        }

        boolean step(String name) {
            JsonNode next;
            if (name.equals(ELEMENT)) {
                next = schema.path("items");
                descend(ELEMENT);
            } else if (schema.path("properties").has(name)) {
                next = schema.path("properties").path(name);
                descend((fromKind.isEmpty() ? "" : ".") + name);
                String said = said();
                description = said == null ? "" : said;
                isEntry = false;
            } else {
                next = schema.path("additionalProperties");
                descend("{}");
                isEntry = true;
            }
            schema = next;
            follow();
            return schema.isObject();
        }

        /** The kind's own words say more than those of a definition that it shares with others. */
        private @Nullable String said() {
            String byKind = descriptions.of(kind, fromKind);
            return byKind == null
                    ? descriptions.of(definition.equals(METADATA) ? OBJECT_META : definition, fromDefinition)
                    : byKind;
        }

        private void descend(String step) {
            fromKind += step;
            fromDefinition += fromDefinition.isEmpty() && step.startsWith(".") ? step.substring(1) : step;
        }

        private void follow() {
            JsonNode target = schema.has("allOf") ? schema.path("allOf").path(0).path("$ref") : schema.path("$ref");
            if (target.isTextual()) {
                definition = target.textValue();
                fromDefinition = "";
                schema = definitions.schema(definition);
            }
        }
    }
}
