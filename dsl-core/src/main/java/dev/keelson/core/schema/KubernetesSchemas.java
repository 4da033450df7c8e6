package dev.keelson.core.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.SchemaLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Validates objects against the strict schemas of their kinds.
 *
 * <p>Strict means that a field which Kubernetes does not know is a violation: an API server drops it silently, so what
 * it was to say would never happen. An object whose kind has no schema is a violation as well.
 *
 * <p>Schemas are read and compiled when the first object needs them. Instances are safe for use by several threads;
 * keep one, because each compiles its schemas anew.
 *
 * @since 0.1.0
 */
public final class KubernetesSchemas {
    private static final String DEFINITION = "keelson://definition/";

    private final Definitions definitions;
    private final ViolationText text;
    private final SchemaRegistry registry;

    private KubernetesSchemas(Definitions definitions) {
        this.definitions = definitions;
        this.text = new ViolationText(definitions);
        Dialect dialect = Dialect.builder("keelson://dialect", Dialects.getDraft7())
                .keyword(new ListMapKeys(definitions))
                .build();
        this.registry = SchemaRegistry.withDialect(
                dialect, builder -> builder.schemaLoader(new SchemaLoader(iri -> load(iri.toString()))));
    }

    /** Returns the schemas of the kinds that are built into Kubernetes. */
    public static KubernetesSchemas builtIn() {
        return of(SchemaBundle.kubernetes());
    }

    /**
     * Returns the schemas of the kinds that are built into Kubernetes and of the custom resources that platforms are made of
     * ({@link SchemaBundle#extensions()}). The latter are not read before an object is of a kind that Kubernetes lacks.
     */
    public static KubernetesSchemas standard() {
        return of(SchemaBundle.kubernetes(), SchemaBundle.extensions());
    }

    /**
     * Returns the schemas of several bundles. Where two bundles know the same kind, the first one counts.
     *
     * @param bundles one that holds custom resources refers to {@link SchemaBundle#kubernetes()}, which is then named too
     */
    public static KubernetesSchemas of(SchemaBundle... bundles) {
        return new KubernetesSchemas(new Definitions(List.of(bundles)));
    }

    /**
     * Compares one object with the schema of its {@code apiVersion} and {@code kind}.
     *
     * @return what differs, in the order of the schema's rules; empty if the object follows its schema
     */
    public List<SchemaViolation> validate(JsonNode object) {
        if (!object.isObject()) {
            return List.of(new SchemaViolation(JsonPointer.empty(), "is not an object", "type"));
        }
        List<SchemaViolation> anonymous = text.missingIdentity(object);
        if (!anonymous.isEmpty()) {
            return anonymous;
        }
        ObjectKind kind = new ObjectKind(
                object.get("apiVersion").textValue(), object.get("kind").textValue());
        String definition = definitions.of(kind);
        if (definition == null) {
            return List.of(text.unknownKind(kind));
        }
        Schema schema = registry.getSchema(SchemaLocation.of(DEFINITION + definition));
        return text.violations(schema.validate(object));
    }

    /**
     * Returns the release whose schema an object is compared with, such as {@code Kubernetes 1.34} or {@code cert-manager
     * 1.21.2}; empty for a kind without a schema, or where its bundle does not say.
     */
    public Optional<String> release(JsonNode object) {
        return Optional.ofNullable(definitions.release(new ObjectKind(
                object.path("apiVersion").asText(), object.path("kind").asText())));
    }

    /**
     * Writes one self-contained JSON schema per kind, for validators that read schemas from files.
     *
     * <p>The files are named as kubeconform asks for them with {@code {{.ResourceKind}}{{.KindSuffix}}.json}:
     * {@code deployment-apps-v1.json}, {@code service-v1.json}.
     *
     * @param directory is created where it is missing; files of other names are left alone
     * @throws IllegalStateException if two kinds would have the same file name
     */
    public void writeStandalone(Path directory) throws IOException {
        Files.createDirectories(directory);
        Map<String, ObjectKind> written = new HashMap<>();
        for (Map.Entry<ObjectKind, String> kind : definitions.kinds().entrySet()) {
            StandaloneSchema schema = StandaloneSchema.of(kind.getKey(), kind.getValue(), definitions);
            ObjectKind other = written.putIfAbsent(schema.fileName(), kind.getKey());
            if (other != null) {
                throw new IllegalStateException(
                        other + " and " + kind.getKey() + " would both be written to " + schema.fileName());
            }
            Files.writeString(
                    directory.resolve(schema.fileName()), schema.json().toString());
        }
    }

    private InputStreamSource load(String iri) {
        byte[] schema = definitions.text(iri.substring(DEFINITION.length())).getBytes(StandardCharsets.UTF_8);
        return () -> new ByteArrayInputStream(schema);
    }
}
