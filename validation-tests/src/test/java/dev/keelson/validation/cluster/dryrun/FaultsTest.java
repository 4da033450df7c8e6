package dev.keelson.validation.cluster.dryrun;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static dev.keelson.validation.cluster.ClusterPart.CUSTOM_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.api.ApiAnswer;
import dev.keelson.validation.cluster.api.ApiKinds;
import dev.keelson.validation.cluster.api.ApiRequests;
import dev.keelson.validation.cluster.api.ApiRequests.Writing;
import dev.keelson.validation.platform.PlatformOrigins;
import dev.keelson.validation.platform.WrittenPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in objects of the platform, and which layer tells of them. */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ClusterTest(
        with = {CONTROLLERS, CUSTOM_RESOURCES},
        lifetime = Lifetime.CLASS)
class FaultsTest {
    private static final WrittenPlatform PLATFORM =
            WrittenPlatform.ofProperty("keelson.platform", "mvn -pl platform-definition process-classes");
    private static final String PROD = "prod";

    private final Map<Fault, List<DryRunFinding>> found = new LinkedHashMap<>();
    private List<Subject> environment = List.of();
    private Set<Fault> kubeconform = Set.of();
    private Set<Fault> kubectl = Set.of();
    private Map<Fault, String> complaints = Map.of();

    @BeforeAll
    void break_one_object_after_the_other(Cluster cluster, @TempDir Path directory) throws IOException {
        environment = EnvironmentFiles.read(PLATFORM.root().resolve("manifests").resolve(PROD))
                .subjects();
        List<Fault> faults = Fault.all(environment);
        faults.forEach(fault -> found.put(fault, List.of()));
        judgePrerequisites(cluster, directory);
        judgeOthers(cluster);
        FaultFiles files = new FaultFiles(directory, faults);
        kubeconform = files.foundByKubeconform(directory.resolve("schemas"));
        kubectl = files.foundByKubectl(cluster);
    }

    /** A quota or a namespace is broken before it is there, in a copy of what was written. */
    private void judgePrerequisites(Cluster cluster, Path directory) throws IOException {
        try (DryRun dryRun = DryRun.on(cluster)) {
            for (Fault fault : List.copyOf(found.keySet())) {
                if (Stage.isNeeded(fault.sound()) && !fault.kept()) {
                    Path copy = copyWith(
                            fault, directory.resolve("copy" + fault.name().hashCode()));
                    DryRunReport report = dryRun.environment(new WrittenPlatform(copy, List.of(PROD)), PROD);
                    found.put(fault, report.findings());
                }
            }
        }
    }

    private Path copyWith(Fault fault, Path copy) throws IOException {
        Path manifests = Files.createDirectories(copy.resolve("manifests/prod"));
        Files.createDirectory(copy.resolve("report"));
        Files.copy(PLATFORM.root().resolve("report/platform.json"), copy.resolve("report/platform.json"));
        StringBuilder text = new StringBuilder();
        for (Subject subject : environment) {
            if (subject.file().equals(fault.sound().file())) {
                text.append(subject.equals(fault.sound()) ? fault.broken().body() : subject.body())
                        .append("\n---\n");
            }
        }
        Files.writeString(manifests.resolve(fault.sound().file()), text);
        return copy;
    }

    private void judgeOthers(Cluster cluster) {
        ApiRequests api = ApiRequests.of(cluster.client(), "keelson-dry-run");
        ApiKinds kinds = ApiKinds.of(api);
        Judge judge =
                new Judge(PROD, PlatformOrigins.read(PLATFORM.root().resolve("report/platform.json")), api, kinds);
        try (Stage stage = new Stage(api)) {
            assertThat(stage.set(environment, kinds)).isEmpty();
            for (Fault fault : List.copyOf(found.keySet())) {
                if (fault.kept()) {
                    found.put(fault, judgeKept(fault, judge, api, kinds));
                } else if (!Stage.isNeeded(fault.sound())) {
                    found.put(fault, judge.judge(fault.broken()));
                }
            }
            List<Fault> accepted = found.keySet().stream()
                    .filter(fault -> found.get(fault).stream()
                            .allMatch(finding -> !finding.part().isEmpty()
                                    || finding.message().startsWith("Warning: ")))
                    .toList();
            List<Fault> expected =
                    accepted.stream().filter(fault -> !fault.part().isEmpty()).toList();
            complaints = new Controllers(api, kinds).complaints(accepted, expected);
        }
    }

    private static List<DryRunFinding> judgeKept(Fault fault, Judge judge, ApiRequests api, ApiKinds kinds) {
        Subject sound = fault.sound();
        if (Stage.isNeeded(sound)) {
            return judge.judge(fault.broken());
        }
        String path = kinds.find(sound.apiVersion(), sound.kind()).orElseThrow().path(sound.namespace(), sound.name());
        ApiAnswer kept = api.apply(path, sound.body(), Writing.KEPT).orFail(sound.label());
        try {
            return judge.judge(fault.broken());
        } finally {
            api.delete(path, kept.body().at("/metadata/uid").asText()).orFail(sound.label());
        }
    }

    @Test
    void each_is_told_with_its_place_the_words_of_the_api_server_and_the_java_line() throws IOException {
        List<String> untold = new ArrayList<>();
        JsonNode report = new ObjectMapper()
                .readTree(PLATFORM.root().resolve("report/platform.json").toFile());
        found.forEach((fault, findings) -> {
            String line = line(report, fault);
            boolean told = findings.stream()
                    .anyMatch(finding -> fault.isToldBy(finding)
                            && (fault.added()
                                    ? finding.origins().contains(line)
                                    : finding.origins().equals(List.of(line))));
            if (!told) {
                untold.add(fault + " " + fault.entry() + "\n   at " + line + "\n" + findings);
            }
        });

        assertThat(untold).isEmpty();
        assertThat(found).hasSizeGreaterThan(100);
    }

    private static String line(JsonNode report, Fault fault) {
        for (JsonNode resource : report.at("/environments/prod/resources")) {
            if (resource.path("kind").asText().equals(fault.sound().kind())
                    && resource.path("name").asText().equals(fault.sound().name())
                    && resource.path("file").asText().equals(fault.sound().file())) {
                return resource.path("origin").asText();
            }
        }
        throw new IllegalStateException("The report lacks " + fault.sound().label());
    }

    @Test
    void what_is_refused_as_a_pod_or_a_claim_no_controller_can_make_either() {
        complaints.forEach((fault, words) -> assertThat(words)
                .as(fault.name())
                .contains(fault.entry().path("says").asText()));
        assertThat(complaints).hasSizeGreaterThan(8);
    }

    @Test
    void the_page_tells_which_layer_finds_what() throws IOException {
        InProcess inProcess = new InProcess(environment);
        List<LayerTable.Row> rows = found.entrySet().stream()
                .map(entry -> LayerTable.Row.of(
                        entry.getKey(),
                        inProcess.finds(entry.getKey()),
                        kubeconform.contains(entry.getKey()),
                        kubectl.contains(entry.getKey()),
                        entry.getValue(),
                        complaints.containsKey(entry.getKey())))
                .toList();

        assertThat(rows).filteredOn(LayerTable.Row::onlyInACluster).hasSizeGreaterThanOrEqualTo(30);
        LayerTable.assertPage(Path.of(System.getProperty("keelson.root")).resolve("docs/concepts/layers.md"), rows);
    }
}
