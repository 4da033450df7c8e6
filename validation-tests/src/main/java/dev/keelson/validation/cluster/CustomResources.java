package dev.keelson.validation.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The custom resource definitions of the projects beside Kubernetes that platforms are made of: Istio, Vertical Pod
 * Autoscaler, cert-manager, Prometheus Operator, External Secrets Operator, Karpenter with its providers for AWS and for
 * simulated nodes, volume snapshots and Gateway API.
 *
 * <p>They are the projects' own, as an API server takes them, without descriptions and without versions that are not
 * served.
 *
 * @since 0.1.0
 */
public final class CustomResources {
    private static final String RESOURCE = "crds/definitions.schemas";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text of each part that schemas share. */
    private final Map<String, String> parts = new HashMap<>();

    private final Map<String, String> definitions = new TreeMap<>();

    private CustomResources(String text) {
        text.lines().forEach(line -> {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "crd" -> definitions.put(words[1], words[2]);
                case "definition" -> parts.put(words[1], words[2]);
                default -> {
                    // Comments, and a table of contents for readers.
                }
            }
        });
    }

    /** Returns every definition, sorted by name; the documents are the caller's to change. */
    public static List<JsonNode> all() {
        CustomResources resources = new CustomResources(read());
        List<JsonNode> documents = new ArrayList<>();
        for (String definition : resources.definitions.values()) {
            documents.add(resources.whole(definition));
        }
        return List.copyOf(documents);
    }

    /** A text with the parts in the place of their names. */
    private JsonNode whole(String text) {
        try {
            return whole(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(RESOURCE + " is damaged", e);
        }
    }

    private JsonNode whole(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode name = object.get("$ref");
            // A field may have this name too; its schema is no text.
            if (name != null && name.isTextual()) {
                String part = parts.get(name.textValue());
                if (part == null) {
                    throw new IllegalStateException(RESOURCE + " lacks the definition " + name.textValue());
                }
                return whole(part);
            }
            object.properties().forEach(field -> field.setValue(whole(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, whole(array.get(i)));
            }
        }
        return node;
    }

    private static String read() {
        try (InputStream stream = CustomResources.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("The class path lacks " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }
}
