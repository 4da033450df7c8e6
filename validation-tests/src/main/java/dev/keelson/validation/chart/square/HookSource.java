package dev.keelson.validation.chart.square;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a job that runs only around a release is made from: the job or cron job with the same pods. It does the same, under
 * a name and within a limit of its own.
 */
final class HookSource {
    private HookSource() {}

    /** {@return the hook as the manifests' job or cron job has it, empty where they have none with its pods} */
    static Optional<JsonNode> expected(JsonNode hook, List<JsonNode> manifests) {
        if (!hook.path("kind").asText().equals("Job")) {
            return Optional.empty();
        }
        return manifests.stream()
                .filter(object -> !pods(object).isMissingNode() && pods(object).equals(pods(hook)))
                .filter(object -> object.at("/metadata/namespace").equals(hook.at("/metadata/namespace")))
                .findFirst()
                .map(object -> expected(hook, object));
    }

    private static JsonNode pods(JsonNode object) {
        return job(object).at("/template/metadata/labels");
    }

    private static JsonNode job(JsonNode object) {
        return switch (object.path("kind").asText()) {
            case "Job" -> object.path("spec");
            case "CronJob" -> object.at("/spec/jobTemplate/spec");
            default -> object.path("no job");
        };
    }

    private static JsonNode expected(JsonNode hook, JsonNode object) {
        ObjectNode expected = hook.deepCopy();
        ObjectNode metadata = object.path("metadata").deepCopy();
        metadata.set("name", hook.at("/metadata/name"));
        ObjectNode job = job(object).deepCopy();
        if (hook.at("/spec").has("activeDeadlineSeconds")) {
            job.set("activeDeadlineSeconds", hook.at("/spec/activeDeadlineSeconds"));
        }
        expected.set("metadata", metadata);
        expected.set("spec", job);
        return expected;
    }
}
