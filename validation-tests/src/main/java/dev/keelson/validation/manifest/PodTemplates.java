package dev.keelson.validation.manifest;

import java.util.Map;
import java.util.Optional;

/**
 * Where Kubernetes' own kinds have the template of their pods.
 *
 * @since 0.1.0
 */
public final class PodTemplates {
    private static final Map<String, String> PLACES = Map.of(
            "apps/v1/Deployment", "/spec/template",
            "apps/v1/ReplicaSet", "/spec/template",
            "apps/v1/StatefulSet", "/spec/template",
            "apps/v1/DaemonSet", "/spec/template",
            "batch/v1/Job", "/spec/template",
            "batch/v1/CronJob", "/spec/jobTemplate/spec/template");

    private PodTemplates() {}

    /** {@return the JSON pointer of the template in an object, if it is of a kind that has one} */
    public static Optional<String> placeIn(Manifest manifest) {
        return Optional.ofNullable(PLACES.get(manifest.type()));
    }
}
