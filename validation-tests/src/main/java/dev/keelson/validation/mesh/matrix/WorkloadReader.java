package dev.keelson.validation.mesh.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.PodTemplates;
import dev.keelson.validation.mesh.authorization.Identity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads workloads, and whether they have a proxy: the one in their template, or the one that injection would put there. */
final class WorkloadReader {
    private static final String PROXY = "istio-proxy";
    private static final String INJECT = "sidecar.istio.io/inject";
    private static final String POD = "v1/Pod";

    private final String trustDomain;
    private final Map<String, Map<String, String>> namespaces;

    WorkloadReader(String trustDomain, ManifestTree manifests) {
        this.trustDomain = trustDomain;
        this.namespaces = manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Namespace"))
                .collect(Collectors.toMap(
                        Manifest::name, manifest -> manifest.strings("/metadata/labels"), (one, other) -> one));
    }

    List<MeshWorkload> read(ManifestTree manifests) {
        return manifests.manifests().stream()
                .flatMap(manifest -> (manifest.type().equals(POD) ? Optional.of("") : PodTemplates.placeIn(manifest))
                        .map(place -> workload(manifest, place)).stream())
                .toList();
    }

    private MeshWorkload workload(Manifest manifest, String template) {
        JsonNode spec = manifest.body().at(template + "/spec");
        Map<String, String> labels = manifest.strings(template + "/metadata/labels");
        Map<String, String> annotations = manifest.strings(template + "/metadata/annotations");
        Map<String, Integer> ports = new HashMap<>();
        containers(spec).forEach(container -> container.path("ports").forEach(port -> {
            if (port.hasNonNull("name")) {
                ports.put(port.path("name").asText(), port.path("containerPort").asInt());
            }
        }));
        return new MeshWorkload(
                manifest.body().path("kind").asText() + " " + manifest.id(),
                manifest.namespace(),
                labels,
                new Identity(
                        trustDomain,
                        manifest.namespace(),
                        spec.path("serviceAccountName").asText("default")),
                proxy(manifest.namespace(), labels, annotations, spec),
                ports,
                numbers(annotations.getOrDefault("traffic.sidecar.istio.io/excludeInboundPorts", "")));
    }

    private MeshWorkload.Proxy proxy(
            String namespace, Map<String, String> labels, Map<String, String> annotations, JsonNode spec) {
        for (JsonNode container : containers(spec)) {
            if (container.path("name").asText().equals(PROXY)) {
                return container.path("args").path(1).asText().equals("router")
                        ? MeshWorkload.Proxy.GATEWAY
                        : MeshWorkload.Proxy.SIDECAR;
            }
        }
        String inject = labels.getOrDefault(INJECT, annotations.getOrDefault(INJECT, ""));
        Map<String, String> ofNamespace = namespaces.getOrDefault(namespace, Collections.emptyMap());
        String switched = ofNamespace.getOrDefault("istio-injection", "");
        boolean selected = switched.equals("enabled")
                || (switched.isEmpty() && (ofNamespace.containsKey("istio.io/rev") || inject.equals("true")));
        return selected && !inject.equals("false") && !spec.path("hostNetwork").asBoolean()
                ? MeshWorkload.Proxy.SIDECAR
                : MeshWorkload.Proxy.NONE;
    }

    private static List<JsonNode> containers(JsonNode spec) {
        List<JsonNode> containers = new ArrayList<>();
        spec.path("containers").forEach(containers::add);
        spec.path("initContainers").forEach(containers::add);
        return containers;
    }

    private static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
