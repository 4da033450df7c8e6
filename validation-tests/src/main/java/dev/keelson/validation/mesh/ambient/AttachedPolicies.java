package dev.keelson.validation.mesh.ambient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.authorization.Authorizer;
import dev.keelson.validation.mesh.authorization.Policy;
import dev.keelson.validation.mesh.authorization.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The policies of a mesh, apart by who keeps them: those with a {@code selector} or without anything are the proxy's of a called
 * pod's node, those with {@code targetRefs} a waypoint's. Neither looks at the other's.
 */
final class AttachedPolicies {
    private record Attached(String namespace, JsonNode targets, Manifest manifest) {
        boolean isFor(String kind, String name, String home) {
            return namespace.equals(home)
                    && targets.valueStream()
                            .anyMatch(target -> target.path("kind").asText().equals(kind)
                                    && target.path("name").asText().equals(name));
        }
    }

    private static final String ROOT = "istio-system";

    private final Authorizer pods;
    private final List<Attached> attached = new ArrayList<>();
    private final List<Attached> tokens = new ArrayList<>();

    AttachedPolicies(ManifestTree manifests) {
        List<Policy> selecting = new ArrayList<>();
        for (Manifest manifest : manifests.manifests()) {
            JsonNode targets = manifest.body().at("/spec/targetRefs");
            if (PolicyReader.isPolicy(manifest) && targets.isMissingNode()) {
                selecting.add(PolicyReader.read(manifest));
            } else if (PolicyReader.isPolicy(manifest)) {
                attached.add(new Attached(manifest.namespace(), targets, withoutTargets(manifest)));
            } else if (manifest.type().equals("security.istio.io/v1/RequestAuthentication")) {
                tokens.add(new Attached(manifest.namespace(), targets, manifest));
            }
        }
        pods = new Authorizer(ROOT, selecting);
    }

    /** {@return what the proxy of a node keeps} */
    Authorizer ofPods() {
        return pods;
    }

    /** {@return what a waypoint keeps for a service: what is attached to either of both} */
    Authorizer ofWaypoint(String waypoint, String service, String namespace) {
        return new Authorizer(
                ROOT,
                attached.stream()
                        .filter(each ->
                                each.isFor("Service", service, namespace) || each.isFor("Gateway", waypoint, namespace))
                        .map(each -> PolicyReader.read(each.manifest()))
                        .toList());
    }

    /** {@return whose tokens a waypoint takes for a service} */
    Set<String> issuers(String service, String namespace) {
        Set<String> issuers = new TreeSet<>();
        tokens.stream()
                .filter(each -> each.isFor("Service", service, namespace))
                .forEach(each -> each.manifest()
                        .body()
                        .at("/spec/jwtRules")
                        .forEach(rule -> issuers.add(rule.path("issuer").asText())));
        return issuers;
    }

    /** The reader of policies refuses those whose place it does not know. */
    private static Manifest withoutTargets(Manifest manifest) {
        ObjectNode body = manifest.body().deepCopy();
        body.withObject("/spec").remove("targetRefs");
        return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
    }
}
