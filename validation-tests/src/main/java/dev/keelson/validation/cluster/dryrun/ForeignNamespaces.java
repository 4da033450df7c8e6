package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.List;

/** The namespaces that a platform has objects in and leaves to others to make. */
final class ForeignNamespaces {
    private ForeignNamespaces() {}

    /**
     * Returns them as they would be made.
     *
     * @param report what {@code platform.json} says of the environment
     */
    static List<Subject> of(JsonNode report) {
        List<Subject> namespaces = new ArrayList<>();
        for (JsonNode external : report.path("external")) {
            if (external.path("kind").asText().equals("Namespace")) {
                ManifestTree.parse("apiVersion: v1\nkind: Namespace\nmetadata:\n  name: "
                                + external.path("name").asText() + "\n")
                        .manifests()
                        .forEach(manifest -> namespaces.add(new Subject("", manifest)));
            }
        }
        return namespaces;
    }
}
