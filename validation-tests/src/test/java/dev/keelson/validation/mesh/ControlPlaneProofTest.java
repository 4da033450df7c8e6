package dev.keelson.validation.mesh;

import static dev.keelson.validation.cluster.ClusterPart.CONTROLLERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.cluster.ClusterTest;
import dev.keelson.validation.cluster.Lifetime;
import dev.keelson.validation.cluster.dryrun.DryRun;
import dev.keelson.validation.cluster.dryrun.DryRunReport;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformReport;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.istio.Istioctl;
import dev.keelson.validation.platform.ShippedPlatform;
import dev.keelson.validation.platform.WrittenPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Istio makes of the operators that the platform writes, held to the same as the platform's own objects: of every environment
 * that installs its mesh itself, and of a shop in ambient mode.
 */
@Tag("slow")
@ClusterTest(with = CONTROLLERS, lifetime = Lifetime.CLASS)
class ControlPlaneProofTest {
    @TempDir
    private static Path scratch;

    private static final List<String> NAMES = new ArrayList<>();

    @BeforeAll
    static void render() throws IOException {
        Path written = ShippedPlatform.TREE.root().resolve("mesh");
        for (String environment : ShippedPlatform.TREE.environments()) {
            Path operator = written.resolve(environment).resolve("istio-operator.yaml");
            if (Files.exists(operator)) {
                plane(environment, operator);
            }
        }
        AmbientShop.write(scratch.resolve("shop"));
        plane("ambient", scratch.resolve("shop/operator/istio-operator.yaml"));
    }

    private static void plane(String name, Path operator) throws IOException {
        Istioctl.install().renderControlPlane(operator, directory(name));
        NAMES.add(name);
    }

    static Stream<String> planes() {
        return NAMES.stream();
    }

    @Test
    void every_environment_with_a_mesh_of_its_own_is_among_them() {
        assertThat(NAMES).contains("ambient").hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("planes")
    void kubeconform_has_nothing_against_a_control_plane(String name) throws IOException {
        StringBuilder documents = new StringBuilder();
        for (Manifest manifest : manifests(name).manifests()) {
            documents
                    .append("---\n")
                    .append(withoutNothing(manifest.body().deepCopy()))
                    .append('\n');
        }
        Path copy = Files.createDirectories(scratch.resolve("valued").resolve(name));
        Files.writeString(copy.resolve("istio.yaml"), documents);

        KubeconformReport report = Kubeconform.with(KubernetesSchemas.standard(), scratch.resolve("schemas"))
                .validate(copy);

        assertThat(report.findings()).isEmpty();
        assertThat(report.objects()).isEqualTo(manifests(name).manifests().size());
    }

    @ParameterizedTest
    @MethodSource("planes")
    void an_api_server_has_nothing_against_a_control_plane(String name, Cluster cluster) throws IOException {
        Path root = scratch.resolve(name);
        Files.createDirectories(root.resolve("report"));
        Files.writeString(
                root.resolve("report/platform.json"),
                "{\"environments\": {\"" + name + "\": {\"resources\": [], \"external\": []}}}");
        Files.writeString(directory(name).resolve("_namespaces.yaml"), namespaces(name));

        try (DryRun dryRun = DryRun.on(cluster)) {
            DryRunReport report = dryRun.environment(new WrittenPlatform(root, List.of(name)), name);
            // Istio's plug-in says it in both ways, for older clusters.
            assertThat(report.findings())
                    .filteredOn(finding -> !finding.toString().contains("use the \"appArmorProfile\" field instead"))
                    .isEmpty();
            assertThat(report.objects()).isEqualTo(manifests(name).manifests().size());
            assertThat(report.pods()).isPositive();
        }
    }

    /**
     * Whoever installs Istio makes its namespaces. What runs on nodes, plug-in and ztunnel, needs more than restricted pods have; gateways
     * do not.
     */
    private static String namespaces(String name) {
        TreeSet<String> namespaces = new TreeSet<>();
        manifests(name).manifests().stream()
                .map(manifest -> manifest.body().at("/metadata/namespace").asText())
                .filter(namespace -> !namespace.isEmpty() && !namespace.equals("kube-system"))
                .forEach(namespaces::add);
        return namespaces.stream()
                .map(namespace ->
                        """
                        ---
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: %1$s
                          labels:
                            pod-security.kubernetes.io/enforce: %2$s
                            pod-security.kubernetes.io/warn: %2$s
                        """.formatted(namespace, namespace.equals("istio-system") ? "privileged" : "restricted"))
                .collect(Collectors.joining());
    }

    /** A field without a value is one that is not there; Istio's templates leave some of them empty. */
    private static JsonNode withoutNothing(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(ControlPlaneProofTest::withoutNothing);
        return node;
    }

    private static ManifestTree manifests(String name) {
        return ManifestTree.read(directory(name));
    }

    private static Path directory(String name) {
        return scratch.resolve(name).resolve("manifests").resolve(name);
    }
}
