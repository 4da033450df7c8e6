package dev.keelson.validation.cluster.dryrun;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.api.ApiAnswer;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import dev.keelson.validation.cluster.api.Parallel;
import dev.keelson.validation.platform.PlatformOrigins;
import dev.keelson.validation.platform.WrittenPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Asks an API server for its judgement of whole environments, and keeps nothing of them.
 *
 * <p>Each object is applied as {@code kubectl apply --dry-run=client} does, and server-side with {@code dryRun=All} and strict
 * fields; what controllers would make from a template, its pods and claims, is created in the same way, so that Pod Security,
 * service accounts, priorities, quotas and limit ranges judge it. Refusals and warnings are findings.
 *
 * <p>Those judge by what is in the cluster. So namespaces, service accounts, quotas, limit ranges, priority, storage and runtime
 * classes and custom resource definitions of the environment are really created where the cluster lacks them, and removed
 * again, as are the namespaces of others that its report names; what the cluster has is neither changed nor removed. An object that is in the cluster is judged as an update, which
 * finds fields that cannot be changed.
 *
 * <p>It takes a cluster with {@link dev.keelson.validation.cluster.ClusterPart#CONTROLLERS}, which count the use of quotas.
 * Two runs at the same time on one cluster disturb each other.
 *
 * @since 0.1.0
 */
public final class DryRun implements AutoCloseable {
    private static final String MANAGER = "keelson-dry-run";

    private final Cluster cluster;
    private final ApiRequests api;
    private final Stage stage;

    private DryRun(Cluster cluster) {
        this.cluster = cluster;
        this.api = ApiRequests.of(cluster.client(), MANAGER);
        this.stage = new Stage(api);
    }

    /** Returns dry runs on a cluster. */
    public static DryRun on(Cluster cluster) {
        return new DryRun(cluster);
    }

    /**
     * Judges one environment.
     *
     * @param platform what was written
     * @param environment its name
     * @throws IllegalStateException if the cluster has no controllers
     * @throws dev.keelson.validation.tool.MissingToolException if kubectl is not there and cannot be built
     */
    public DryRunReport environment(WrittenPlatform platform, String environment) {
        Path directory = platform.root().resolve("manifests").resolve(environment);
        PlatformOrigins origins = PlatformOrigins.read(platform.root().resolve("report/platform.json"));
        EnvironmentFiles files = EnvironmentFiles.read(directory);
        ApiKinds before = ApiKinds.of(api);
        try {
            List<Subject> needed = new ArrayList<>(ForeignNamespaces.of(platform.report(environment)));
            needed.addAll(files.subjects());
            Map<Subject, ApiAnswer> refused = stage.set(needed, before);
            Judge judge = new Judge(environment, origins, api, ApiKinds.of(api));
            CompletableFuture<List<DryRunFinding>> client = CompletableFuture.supplyAsync(
                    () -> new ClientSide(cluster, judge).judge(directory, files.subjects()));
            List<DryRunFinding> findings = new ArrayList<>();
            files.unusable().forEach((file, what) -> findings.add(judge.finding(file, what)));
            DryRunReport server = server(files.subjects(), refused, judge);
            findings.addAll(client.join());
            findings.addAll(server.findings());
            return new DryRunReport(server.objects(), server.pods(), server.claims(), findings);
        } finally {
            stage.clear();
        }
    }

    private static DryRunReport server(List<Subject> subjects, Map<Subject, ApiAnswer> refused, Judge judge) {
        Set<String> lost = refused.keySet().stream()
                .filter(subject -> subject.is("v1", "Namespace"))
                .map(Subject::name)
                .collect(Collectors.toSet());
        List<Subject> asked = subjects.stream()
                .filter(subject -> subject.is("v1", "Namespace") || !lost.contains(subject.namespace()))
                .toList();
        List<DryRunFinding> findings = new ArrayList<>();
        lost.forEach(namespace -> findings.add(judge.finding(
                "",
                subjects.size() - asked.size() + " objects were not judged, because the namespace " + namespace
                        + " was refused")));
        Parallel.map(
                        asked,
                        subject -> refused.containsKey(subject)
                                ? Objection.of(refused.get(subject)).stream()
                                        .map(objection -> judge.finding(subject, "", objection))
                                        .toList()
                                : judge.judge(subject))
                .forEach(findings::addAll);
        List<Template> templates =
                asked.stream().flatMap(subject -> Template.of(subject).stream()).toList();
        int pods = (int) templates.stream().filter(Template::isPod).count();
        return new DryRunReport(asked.size(), pods, templates.size() - pods, findings);
    }

    /** Removes what was created in the cluster. */
    @Override
    public void close() {
        stage.close();
    }
}
