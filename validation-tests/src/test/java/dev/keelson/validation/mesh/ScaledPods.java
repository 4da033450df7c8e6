package dev.keelson.validation.mesh;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.PodTemplates;
import java.util.List;
import java.util.stream.Stream;

/**
 * A share of a resource by which pods are scaled, and the containers of which it is computed: all that run as long as the pod, as
 * Kubernetes' own calculator takes them.
 *
 * @param scaler the HorizontalPodAutoscaler
 * @param resource {@code cpu} or {@code memory}
 * @param containers those that are counted
 */
record ScaledPods(String scaler, String resource, List<JsonNode> containers) {
    static List<ScaledPods> of(ManifestTree manifests) {
        return manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("autoscaling/v2/HorizontalPodAutoscaler"))
                .flatMap(scaler -> scaler.body()
                        .at("/spec/metrics")
                        .valueStream()
                        .filter(metric ->
                                metric.at("/resource/target/type").asText().equals("Utilization"))
                        .map(metric -> new ScaledPods(
                                scaler.id(), metric.at("/resource/name").asText(), lasting(scaler, manifests))))
                .toList();
    }

    /** {@return the containers because of which there is no share; a limit is taken for the request that is not made} */
    List<String> withoutRequest() {
        return containers.stream()
                .filter(container -> Stream.of("requests", "limits")
                        .noneMatch(
                                field -> container.path("resources").path(field).has(resource)))
                .map(container -> container.path("name").asText())
                .toList();
    }

    boolean hasProxy() {
        return containers.stream()
                .anyMatch(container -> container.path("name").asText().equals("istio-proxy"));
    }

    private static List<JsonNode> lasting(Manifest scaler, ManifestTree manifests) {
        JsonNode target = scaler.body().at("/spec/scaleTargetRef");
        return manifests.manifests().stream()
                .filter(manifest -> manifest.namespace().equals(scaler.namespace())
                        && manifest.name().equals(target.path("name").asText())
                        && manifest.body().path("kind").equals(target.path("kind")))
                .flatMap(manifest -> PodTemplates.placeIn(manifest).stream()
                        .map(place -> manifest.body().at(place + "/spec")))
                .flatMap(spec -> Stream.concat(
                        spec.path("containers").valueStream(),
                        spec.path("initContainers")
                                .valueStream()
                                .filter(container ->
                                        container.path("restartPolicy").asText().equals("Always"))))
                .toList();
    }

    @Override
    public String toString() {
        return resource + " of " + scaler;
    }
}
