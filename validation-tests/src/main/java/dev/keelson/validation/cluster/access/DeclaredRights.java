package dev.keelson.validation.cluster.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a right follows from what {@code platform.json} says that components were granted.
 *
 * @since 0.1.0
 */
public final class DeclaredRights {
    private static final List<String> POD_SPECS =
            List.of("/spec/template/spec", "/spec/jobTemplate/spec/template/spec");

    private final Map<String, String> accounts = new HashMap<>();
    private final List<JsonNode> grants = new ArrayList<>();

    private DeclaredRights() {}

    /**
     * Reads the grants of one environment.
     *
     * @param report what the report says of the environment
     * @param manifests its objects, which tell the service account of each component
     */
    public static DeclaredRights of(JsonNode report, ManifestTree manifests) {
        DeclaredRights rights = new DeclaredRights();
        for (Manifest manifest : manifests.manifests()) {
            for (String spec : POD_SPECS) {
                JsonNode account = manifest.body().at(spec + "/serviceAccountName");
                if (account.isTextual()) {
                    rights.accounts.put(manifest.id(), manifest.namespace() + "/" + account.textValue());
                }
            }
        }
        report.path("grants").forEach(rights.grants::add);
        return rights;
    }

    /** Returns the service accounts that run something, as {@code namespace/name}. */
    public Set<String> subjects() {
        return new TreeSet<>(accounts.values());
    }

    /** Returns the resources that were granted, with the names that somebody was restricted to. */
    public Map<ResourceKind, Set<String>> resources() {
        Map<ResourceKind, Set<String>> resources = new LinkedHashMap<>();
        for (JsonNode grant : grants) {
            boolean namespaced = !grant.path("namespace").isMissingNode();
            for (JsonNode resource : grant.path("resources")) {
                Set<String> names = resources.computeIfAbsent(
                        new ResourceKind(grant.path("group").asText(), resource.asText(), namespaced),
                        any -> new TreeSet<>());
                grant.path("names").forEach(name -> names.add(name.asText()));
            }
        }
        return resources;
    }

    /** Returns whether somebody was granted it. */
    public boolean allow(Right right) {
        return grants.stream().anyMatch(grant -> allows(grant, right));
    }

    private boolean allows(JsonNode grant, Right right) {
        return right.subject().equals(accounts.get(grant.path("component").asText()))
                && right.group().equals(grant.path("group").asText())
                && has(grant.path("verbs"), right.verb())
                && has(grant.path("resources"), right.resource())
                && (grant.path("namespace").isMissingNode()
                        || right.namespace().equals(grant.path("namespace").asText()))
                && (grant.path("names").isMissingNode() || has(grant.path("names"), right.name()));
    }

    private static boolean has(JsonNode list, String text) {
        for (JsonNode each : list) {
            if (each.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
