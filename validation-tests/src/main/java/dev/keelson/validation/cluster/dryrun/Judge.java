package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.cluster.CustomResources;
import dev.keelson.validation.cluster.api.ApiAnswer;
import dev.keelson.validation.cluster.api.ApiKind;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import dev.keelson.validation.cluster.api.ApiRequests.Writing;
import dev.keelson.validation.platform.PlatformOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Asks an API server for its judgement of objects of one environment. */
final class Judge {
    private final String environment;
    private final PlatformOrigins origins;
    private final ApiRequests api;
    private final ApiKinds kinds;

    Judge(String environment, PlatformOrigins origins, ApiRequests api, ApiKinds kinds) {
        this.environment = environment;
        this.origins = origins;
        this.api = api;
        this.kinds = kinds;
    }

    /** {@return what is held against an object, the pods of its template and its claims} */
    List<DryRunFinding> judge(Subject subject) {
        Optional<ApiKind> kind = kinds.find(subject.apiVersion(), subject.kind());
        if (kind.isEmpty()) {
            return List.of(finding(subject, "", new Objection("", unknown(subject))));
        }
        if (subject.name().isEmpty()) {
            return List.of(finding(subject, "", new Objection("metadata.name", "Required value: name is required")));
        }
        List<DryRunFinding> findings = new ArrayList<>();
        ApiAnswer answer =
                api.apply(kind.get().path(subject.namespace(), subject.name()), subject.body(), Writing.DRY_RUN);
        Objection.of(answer).forEach(objection -> findings.add(finding(subject, "", objection)));
        if (answer.accepted()) {
            // What is wrong with a template of a refused object is told with the object.
            Template.of(subject).forEach(template -> findings.addAll(judge(subject, template)));
        }
        return findings;
    }

    private List<DryRunFinding> judge(Subject subject, Template template) {
        ApiKind kind = kinds.find("v1", template.object().path("kind").asText()).orElseThrow();
        ApiAnswer answer = api.create(kind.collection(subject.namespace()), template.object(), Writing.DRY_RUN);
        return Objection.of(answer).stream()
                .map(objection -> finding(subject, template.part(), objection.below(template.place())))
                .toList();
    }

    DryRunFinding finding(Subject subject, String part, Objection objection) {
        return new DryRunFinding(
                environment,
                subject.file(),
                subject.label(),
                part,
                objection.field(),
                objection.message(),
                origins.of(environment + "/" + subject.file(), subject.apiVersion(), subject.kind(), subject.name()));
    }

    DryRunFinding finding(String file, String message) {
        return new DryRunFinding(
                environment, file, "", "", "", message, origins.of(environment + "/" + file, "", "", ""));
    }

    private static String unknown(Subject subject) {
        boolean known = CustomResources.all().stream()
                .anyMatch(definition ->
                        subject.kind().equals(definition.at("/spec/names/kind").asText())
                                && versions(definition.at("/spec/versions")).anyMatch(version -> subject.apiVersion()
                                        .equals(definition.at("/spec/group").asText() + "/" + version)));
        return "The API server does not serve this kind. "
                + (known
                        ? "Let the test's cluster serve it with @ClusterTest(with = CUSTOM_RESOURCES), or install its"
                                + " definition in the cluster that was chosen."
                        : "Mend its apiVersion or kind, or add its CustomResourceDefinition to the environment.");
    }

    private static Stream<String> versions(Iterable<JsonNode> versions) {
        return StreamSupport.stream(versions.spliterator(), false)
                .map(version -> version.path("name").asText());
    }
}
