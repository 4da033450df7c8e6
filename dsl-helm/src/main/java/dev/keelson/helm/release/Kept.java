package dev.keelson.helm.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What stays when a release is removed: claims, because their volumes hold what cannot be made again, and namespaces, because
 * the claims in them would go too. A release of the same name takes them up again.
 *
 * @since 0.1.0
 */
public final class Kept {
    private static final List<String> KINDS = List.of("Namespace", "PersistentVolumeClaim");

    private Kept() {}

    /** {@return the object, with the word that makes Helm leave it alone where it holds data} */
    public static JsonNode of(JsonNode object) {
        if (!KINDS.contains(object.path("kind").asText())) {
            return object;
        }
        ObjectNode kept = object.deepCopy();
        ((ObjectNode) kept.get("metadata")).withObjectProperty("annotations").put("helm.sh/resource-policy", "keep");
        return kept;
    }
}
