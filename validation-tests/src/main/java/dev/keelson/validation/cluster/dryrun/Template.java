package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a controller would make from a template of an object.
 *
 * @param part how a finding names it
 * @param place where the template is in the object
 * @param object a pod or a claim; like the controllers', its name is made by the API server
 */
record Template(String part, String place, ObjectNode object) {
    private static final Map<String, String> PODS = Map.of(
            "apps/v1 Deployment", "spec.template",
            "apps/v1 ReplicaSet", "spec.template",
            "apps/v1 StatefulSet", "spec.template",
            "apps/v1 DaemonSet", "spec.template",
            "batch/v1 Job", "spec.template",
            "batch/v1 CronJob", "spec.jobTemplate.spec.template",
            "v1 ReplicationController", "spec.template");

    /** As long as those that controllers append. */
    private static final String HASH = "5d8c7b9f64";

    static List<Template> of(Subject subject) {
        String place = PODS.get(subject.apiVersion() + " " + subject.kind());
        if (place == null) {
            return List.of();
        }
        JsonNode template = subject.body().at("/" + place.replace('.', '/'));
        if (!template.isObject()) {
            return List.of();
        }
        List<Template> made = new ArrayList<>();
        made.add(new Template("as a pod", place, pod(subject, template)));
        int index = 0;
        for (JsonNode claim : subject.body().at("/spec/volumeClaimTemplates")) {
            made.add(claim(subject, claim, index++));
        }
        return made;
    }

    boolean isPod() {
        return object.path("kind").asText().equals("Pod");
    }

    private static ObjectNode pod(Subject subject, JsonNode template) {
        ObjectNode pod = template.deepCopy();
        pod.put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.withObject("/metadata");
        ObjectNode labels = metadata.withObject("/labels");
        String name = subject.name();
        switch (subject.kind()) {
            case "Deployment" -> {
                labels.put("pod-template-hash", HASH);
                name += "-" + HASH;
            }
            case "DaemonSet" -> labels.put("controller-revision-hash", HASH);
            case "StatefulSet" -> numbered(subject, pod, labels);
            case "CronJob" -> {
                name += "-29012345";
                labels.put("batch.kubernetes.io/job-name", name);
            }
            case "Job" -> labels.put("batch.kubernetes.io/job-name", name);
            default -> {
                // A replica set adds nothing of its own.
            }
        }
        named(metadata, name, subject.namespace());
        return pod;
    }

    /** The first pod of a stateful set: its number is in labels and in its host name, and its claims are its volumes. */
    private static void numbered(Subject subject, ObjectNode pod, ObjectNode labels) {
        String name =
                subject.name() + "-" + subject.body().at("/spec/ordinals/start").asInt();
        labels.put("controller-revision-hash", subject.name() + "-" + HASH);
        labels.put("statefulset.kubernetes.io/pod-name", name);
        ObjectNode spec = pod.withObject("/spec");
        spec.put("hostname", name);
        String service = subject.body().at("/spec/serviceName").asText();
        if (!service.isEmpty()) {
            spec.put("subdomain", service);
        }
        ArrayNode volumes = JsonNodeFactory.instance.arrayNode();
        for (JsonNode claim : subject.body().at("/spec/volumeClaimTemplates")) {
            String volume = claim.at("/metadata/name").asText();
            volumes.addObject()
                    .put("name", volume)
                    .putObject("persistentVolumeClaim")
                    .put("claimName", volume + "-" + name);
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volumes.findValuesAsText("name").stream()
                    .noneMatch(volume.path("name").asText()::equals)) {
                volumes.add(volume);
            }
        }
        spec.set("volumes", volumes);
    }

    private static Template claim(Subject subject, JsonNode template, int index) {
        ObjectNode claim = template.deepCopy();
        claim.put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
        String name = template.at("/metadata/name").asText();
        ObjectNode metadata = claim.withObject("/metadata");
        ObjectNode labels = metadata.withObject("/labels");
        subject.body()
                .at("/spec/selector/matchLabels")
                .properties()
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        named(metadata, name + "-" + subject.name(), subject.namespace());
        return new Template("as the claim " + name, "spec.volumeClaimTemplates[" + index + "]", claim);
    }

    private static void named(ObjectNode metadata, String name, String namespace) {
        metadata.remove("name");
        metadata.put("generateName", name + "-").put("namespace", namespace);
    }
}
