package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.manifest.PodTemplates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workload says of its pods.
 *
 * @param namespace their namespace
 * @param name the workload's
 * @param labels theirs
 * @param account whom they run as
 * @param ports the numbers of their named ports
 * @param beforeStop how long a pod that leaves still serves
 * @param grace how long a pod may take to leave, that time included
 */
public record Template(
        String namespace,
        String name,
        Map<String, String> labels,
        String account,
        Map<String, Integer> ports,
        Duration beforeStop,
        Duration grace) {
    private static final int GRACE = 30;

    /** Keeps copies. */
    public Template {
        labels = Map.copyOf(labels);
        ports = Map.copyOf(ports);
    }

    /**
     * Reads the template of a workload.
     *
     * @param component {@code namespace/name}
     */
    public static Template of(ManifestTree manifests, String component) {
        for (Manifest manifest : manifests.manifests()) {
            Optional<String> place = PodTemplates.placeIn(manifest);
            if (place.isPresent() && manifest.id().equals(component)) {
                return read(manifest, place.get());
            }
        }
        throw new IllegalArgumentException("The manifests have no workload " + component);
    }

    private static Template read(Manifest manifest, String place) {
        JsonNode spec = manifest.body().at(place + "/spec");
        Map<String, Integer> ports = new HashMap<>();
        long sleep = 0;
        for (String containers : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(containers)) {
                container.path("ports").forEach(port -> {
                    if (port.hasNonNull("name")) {
                        ports.put(
                                port.path("name").asText(),
                                port.path("containerPort").asInt());
                    }
                });
                sleep = Math.max(
                        sleep, container.at("/lifecycle/preStop/sleep/seconds").asLong());
            }
        }
        return new Template(
                manifest.namespace(),
                manifest.name(),
                manifest.strings(place + "/metadata/labels"),
                spec.path("serviceAccountName").asText("default"),
                ports,
                Duration.ofSeconds(sleep),
                Duration.ofSeconds(spec.path("terminationGracePeriodSeconds").asLong(GRACE)));
    }
}
