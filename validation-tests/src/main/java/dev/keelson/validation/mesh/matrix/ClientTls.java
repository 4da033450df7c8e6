package dev.keelson.validation.mesh.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Optional;

/**
 * What the proxies of callers wrap calls in. Without a word of a DestinationRule it is mutual TLS wherever the other end speaks it.
 */
final class ClientTls {
    private final String rootNamespace;
    private final List<Manifest> rules;

    ClientTls(String rootNamespace, ManifestTree manifests) {
        this.rootNamespace = rootNamespace;
        this.rules = manifests.manifests().stream()
                .filter(manifest ->
                        manifest.type().matches("networking\\.istio\\.io/v1(alpha3|beta1)?/DestinationRule"))
                .toList();
    }

    /** {@return the rule that keeps a caller from mutual TLS, if there is one} */
    Optional<String> plain(String callingNamespace, MeshService service, int port) {
        // The first namespace that has a rule for the host is the only one whose rules count.
        return List.of(callingNamespace, service.namespace(), rootNamespace).stream()
                .map(namespace -> rules.stream()
                        .filter(rule -> rule.namespace().equals(namespace) && isFor(rule, service))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .flatMap(found -> found.stream()
                        .filter(rule -> isPlain(rule, port))
                        .map(rule -> "DestinationRule " + rule.id())
                        .findFirst());
    }

    private static boolean isFor(Manifest rule, MeshService service) {
        String host = rule.body().at("/spec/host").asText();
        String full =
                host.contains(".") || host.equals("*") ? host : host + "." + rule.namespace() + ".svc.cluster.local";
        return full.equals(service.host())
                || full.equals("*")
                || (full.startsWith("*.") && service.host().endsWith(full.substring(1)))
                || service.host().equals(full + ".svc.cluster.local");
    }

    private static boolean isPlain(Manifest rule, int port) {
        JsonNode policy = rule.body().at("/spec/trafficPolicy");
        JsonNode tls = policy.path("tls");
        for (JsonNode each : policy.path("portLevelSettings")) {
            if (each.at("/port/number").asInt() == port && each.has("tls")) {
                tls = each.path("tls");
            }
        }
        String mode = tls.path("mode").asText("ISTIO_MUTUAL");
        return switch (mode) {
            case "ISTIO_MUTUAL" -> false;
            case "DISABLE" -> true;
            default ->
                throw new InvalidManifestException(
                        "DestinationRule " + rule.id(), "tls " + mode + " between workloads of the mesh is not judged");
        };
    }
}
