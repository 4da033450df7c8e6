package dev.keelson.validation.mesh.ambient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.PodTemplates;
import dev.keelson.validation.mesh.authorization.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one template.
 *
 * @param id {@code namespace/name}
 * @param namespace their namespace
 * @param labels their labels
 * @param identity who they are where a proxy speaks for them
 * @param carried whether the proxy of their node carries their calls
 * @param ports the numbers of their ports by name
 */
record AmbientPods(
        String id,
        String namespace,
        Map<String, String> labels,
        Identity identity,
        boolean carried,
        Map<String, Integer> ports) {
    private static final String MODE = "istio.io/dataplane-mode";

    static List<AmbientPods> of(ManifestTree manifests) {
        Map<String, Map<String, String>> namespaces = new HashMap<>();
        manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Namespace"))
                .forEach(manifest -> namespaces.put(manifest.name(), manifest.strings("/metadata/labels")));
        return manifests.manifests().stream()
                .flatMap(manifest -> PodTemplates.placeIn(manifest).stream()
                        .map(place -> pods(manifest, place, namespaces.getOrDefault(manifest.namespace(), Map.of()))))
                .toList();
    }

    private static AmbientPods pods(Manifest manifest, String template, Map<String, String> ofNamespace) {
        SortedMap<String, String> labels = manifest.strings(template + "/metadata/labels");
        JsonNode spec = manifest.body().at(template + "/spec");
        Map<String, Integer> ports = new HashMap<>();
        spec.path("containers").forEach(container -> container
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(port.path("containerPort").asText()),
                        port.path("containerPort").asInt())));
        boolean sidecar = Stream.of("containers", "initContainers")
                .flatMap(field -> spec.path(field).findValuesAsText("name").stream())
                .anyMatch("istio-proxy"::equals);
        return new AmbientPods(
                manifest.id(),
                manifest.namespace(),
                labels,
                new Identity(
                        "cluster.local",
                        manifest.namespace(),
                        spec.path("serviceAccountName").asText("default")),
                !sidecar && isSelected(labels.get(MODE), ofNamespace.get(MODE)),
                ports);
    }

    /** Istio's plug-in takes pods that ask for it, and those of a namespace that does where they do not refuse. */
    private static boolean isSelected(@Nullable String own, @Nullable String ofNamespace) {
        return Objects.equals(own, "ambient")
                || (Objects.equals(ofNamespace, "ambient") && !Objects.equals(own, "none"));
    }
}
