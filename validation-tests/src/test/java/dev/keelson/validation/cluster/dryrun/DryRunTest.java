package dev.keelson.validation.cluster.dryrun;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.platform.WrittenPlatform;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file and every object of an environment is judged or complained of, and the cluster is left as it was. */
@Tag("slow")
@ClusterTest(with = CONTROLLERS, lifetime = Lifetime.CLASS)
class DryRunTest {
    private static final String NAMESPACE = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: %s, labels: {pod-security.kubernetes.io/enforce: restricted}}
            ---
            """;
    private static final String ACCOUNT = """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: main, namespace: %s}
            ---
            """;
    private static final String SETTINGS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: %s}
            data: {a: b}
            ---
            """;

    @TempDir
    private Path root;

    private Path manifests;

    @BeforeEach
    void write_a_report() throws IOException {
        manifests = Files.createDirectories(root.resolve("manifests/only"));
        Files.createDirectory(root.resolve("report"));
        Files.writeString(root.resolve("report/platform.json"), """
                {"environments": {"only": {"resources": [
                  {"file": "a.yaml", "apiVersion": "v1", "kind": "ConfigMap", "name": "settings",
                   "origin": "com.example.Shop(Shop.java:7)"}]}}}
                """);
    }

    @Test
    void a_kind_that_is_not_served_is_told_with_what_to_do(Cluster cluster) throws IOException {
        write("a.yaml", NAMESPACE.formatted("kinds") + """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: main, namespace: kinds}
                spec: {}
                ---
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: main, namespace: kinds}
                """);

        assertThat(told(cluster))
                .anySatisfy(text -> assertThat(text)
                        .contains("cert-manager.io/v1 Certificate kinds/main: The API server does not serve this kind.")
                        .contains("@ClusterTest(with = CUSTOM_RESOURCES)"))
                .anySatisfy(text -> assertThat(text)
                        .contains("example.com/v1 Widget kinds/main: The API server does not serve this kind.")
                        .contains("add its CustomResourceDefinition to the environment"))
                .anySatisfy(text -> assertThat(text)
                        .contains("Widget kinds/main, by kubectl: ")
                        .contains("no matches for kind"));
    }

    @Test
    void a_definition_of_the_environment_is_served_while_it_is_judged(Cluster cluster) throws IOException {
        write("a.yaml", NAMESPACE.formatted("gadgets") + """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: gadgets.example.com}
                spec:
                  group: example.com
                  scope: Namespaced
                  names: {kind: Gadget, plural: gadgets}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema:
                          type: object
                          properties:
                            spec:
                              type: object
                              properties: {size: {type: integer, maximum: 3}}
                ---
                apiVersion: example.com/v1
                kind: Gadget
                metadata: {name: main, namespace: gadgets}
                spec: {size: 4}
                """);

        assertThat(told(cluster))
                .singleElement()
                .asString()
                .contains("example.com/v1 Gadget gadgets/main: spec.size: ")
                .contains("less than or equal to 3");
    }

    @Test
    void files_that_would_not_be_applied_are_told(Cluster cluster) throws IOException {
        write("kustomization.yaml", "resources: [a.yaml, empty.yaml, gone.yaml, list.yaml]\n");
        write("a.yaml", NAMESPACE.formatted("files"));
        write("empty.yaml", "# nothing yet\n");
        write("list.yaml", "- no object\n");
        write("forgotten.yaml", SETTINGS.formatted("files"));

        assertThat(told(cluster))
                .contains(
                        "only/empty.yaml: holds no object",
                        "only/gone.yaml: is listed in kustomization.yaml, and is not there",
                        "only/forgotten.yaml: is not listed in kustomization.yaml, so it would never be applied")
                .anySatisfy(
                        text -> assertThat(text).startsWith("only/list.yaml: ").contains("is no Kubernetes object"));
    }

    @Test
    void an_environment_without_objects_is_no_environment(Cluster cluster) {
        assertThat(told(cluster)).contains("only: holds no object");
    }

    @Test
    void what_is_needed_comes_before_what_needs_it(Cluster cluster) throws IOException {
        write("kustomization.yaml", "resources: [b.yaml, a.yaml]\n");
        write("a.yaml", NAMESPACE.formatted("late"));
        write("b.yaml", ACCOUNT.formatted("late"));

        assertThat(told(cluster))
                .singleElement()
                .asString()
                .isEqualTo("only/b.yaml: v1 ServiceAccount late/main: namespaces \"late\" not found");
    }

    @Test
    void objects_of_a_namespace_that_is_refused_are_counted_and_not_judged(Cluster cluster) throws IOException {
        write(
                "a.yaml",
                NAMESPACE.formatted("broken").replace("restricted", "strict")
                        + ACCOUNT.formatted("broken")
                        + SETTINGS.formatted("broken"));

        assertThat(told(cluster))
                .anySatisfy(text ->
                        assertThat(text).contains("v1 Namespace broken: ").contains("must be one of"))
                .contains("only: 2 objects were not judged, because the namespace broken was refused");
    }

    @Test
    void a_finding_names_the_java_line(Cluster cluster) throws IOException {
        write(
                "a.yaml",
                NAMESPACE.formatted("lines") + SETTINGS.formatted("lines").replace("{a: b}", "{a/b: c}"));

        assertThat(told(cluster))
                .singleElement()
                .asString()
                .startsWith("only/a.yaml: v1 ConfigMap lines/settings: data[a/b]: Invalid value: ")
                .endsWith("\n    at com.example.Shop(Shop.java:7)");
    }

    @Test
    void what_was_created_is_removed_and_nothing_else_is_left(Cluster cluster) throws IOException {
        write("a.yaml", NAMESPACE.formatted("passing") + ACCOUNT.formatted("passing") + SETTINGS.formatted("passing"));
        KubernetesClient client = cluster.client();
        WrittenPlatform platform = new WrittenPlatform(root, List.of("only"));

        try (DryRun dryRun = DryRun.on(cluster)) {
            assertThat(dryRun.environment(platform, "only").findings()).isEmpty();
            assertThat(client.configMaps()
                            .inNamespace("passing")
                            .withName("settings")
                            .get())
                    .isNull();
            assertThat(client.serviceAccounts()
                            .inNamespace("passing")
                            .withName("main")
                            .get())
                    .isNull();
            assertThat(dryRun.environment(platform, "only").findings()).isEmpty();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.namespaces().withName("passing").get() == null);
    }

    @Test
    void what_the_cluster_has_is_neither_changed_nor_removed(Cluster cluster) throws IOException {
        KubernetesClient client = cluster.client();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("lasting")
                        .addToLabels("owner", "somebody")
                        .endMetadata()
                        .build())
                .create();
        client.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("main")
                        .withNamespace("lasting")
                        .addToLabels("owner", "somebody")
                        .endMetadata()
                        .build())
                .create();
        write("a.yaml", NAMESPACE.formatted("lasting") + ACCOUNT.formatted("lasting"));

        assertThat(told(cluster)).isEmpty();
        var namespace = client.namespaces().withName("lasting").get();
        assertThat(namespace.getMetadata().getDeletionTimestamp()).isNull();
        assertThat(namespace.getMetadata().getLabels())
                .containsEntry("owner", "somebody")
                .doesNotContainKey("pod-security.kubernetes.io/enforce");
        assertThat(client.serviceAccounts()
                        .inNamespace("lasting")
                        .withName("main")
                        .get()
                        .getMetadata()
                        .getLabels())
                .containsEntry("owner", "somebody");
    }

    private List<String> told(Cluster cluster) {
        try (DryRun dryRun = DryRun.on(cluster)) {
            return dryRun.environment(new WrittenPlatform(root, List.of("only")), "only").findings().stream()
                    .map(DryRunFinding::toString)
                    .toList();
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(manifests.resolve(file), text);
    }
}
