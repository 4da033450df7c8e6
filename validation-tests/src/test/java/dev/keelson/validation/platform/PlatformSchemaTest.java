package dev.keelson.validation.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.schema.KubernetesSchemas;
import dev.keelson.validation.kubeconform.Kubeconform;
import dev.keelson.validation.kubeconform.KubeconformFinding;
import dev.keelson.validation.kubeconform.KubeconformReport;
import dev.keelson.validation.kubectl.Kubectl;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform wrote, judged by kubeconform and read by kubectl. */
class PlatformSchemaTest {
    private static final Path WRITTEN = ShippedPlatform.TREE.root();

    @TempDir
    private Path directory;

    @Test
    void kubeconform_has_nothing_against_any_environment() throws IOException {
        KubeconformReport report = kubeconform().validatePlatform(WRITTEN);

        assertThat(report.findings()).isEmpty();
        assertThat(report.objects()).isEqualTo(reported().size());
    }

    @Test
    void kubectl_kustomize_gives_every_object_of_each_environment_in_the_order_of_the_files() throws IOException {
        Kubectl kubectl = Kubectl.install();
        for (String environment : ShippedPlatform.TREE.environments()) {
            Path manifests = WRITTEN.resolve("manifests").resolve(environment);

            assertThat(bodies(kubectl.kustomize(manifests)))
                    .as(environment)
                    .containsExactlyElementsOf(inOrderOfTheFiles(manifests));
        }
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            product.api.yaml       | readOnlyRootFilesystem: | readonlyRootFilesystem:    | Deployment api
            product.mcp.yaml       | maxSurge: 1             | maxSurge: [1]              | Deployment mcp
            product.api.yaml       | protocol: TCP           | protocol: tcp              | NetworkPolicy api
            product.api.yaml       | LOG_LEVEL: WARN         | LOG_LEVEL: off             | ConfigMap api-config
            product.api.yaml       | kind: ServiceAccount    | kind: ServiceAcount        | ServiceAcount api
            product.api.yaml       | maxReplicas: 12         | maxReplicas: a dozen       | HorizontalPodAutoscaler api
            product.api.yaml       | httpsRedirect: true     | httpRedirect: true         | Gateway api
            product.api.yaml       | perTryTimeout:          | perTry:                    | VirtualService api-mesh
            _istio-ingress.yaml    | issuerRef:              | issuer:                    | Certificate product-api
            product.dataflow.yaml  | updateMode: Initial     | updateMode: Sometimes      | VerticalPodAutoscaler dataflow
            product.postgres.yaml  | storage: 200Gi          | storage: 200GB             | StatefulSet postgres
            product.postgres.yaml  | serviceName:            | service:                   | StatefulSet postgres
            product.postgres.yaml  | runAsUser: 999          | runAsUser: nobody          | StatefulSet postgres
            product.postgres.yaml  | policyTypes:            | policytypes:               | NetworkPolicy postgres
            product.postgres.yaml  | secretStoreRef:         | secretStore:               | ExternalSecret postgres-monitoring
            product.redis.yaml     | apps/v1                 | apps/v1beta2               | StatefulSet redis
            product.redis.yaml     | publishNotReadyAddresses: true | publishNotReadyAddresses: "yes" | Service redis-headless
            product.postgres-backup.yaml | concurrencyPolicy: Forbid | concurrencyPolicy: Never | CronJob postgres-backup
            product.neo4j-backup.yaml | verbs:               | verb:                      | Role neo4j-backup
            _product.yaml          | labels:                 | label:                     | Namespace product
            _product.yaml          | kind: ResourceQuota     | kind: ResourceQoata        | ResourceQoata quota
            _cluster.yaml          | value: 1000000          | value: most                | PriorityClass product-data
            _cluster.yaml          | expireAfter: 1209600s   | expireAfter: later         | NodePool product-general
            """)
    void a_broken_manifest_is_reported_with_its_file_object_and_java_line(
            String file, String sound, String broken, String object) throws IOException {
        Path copy = directory.resolve("platform");
        copy(WRITTEN, copy);
        Path manifest = copy.resolve("manifests/prod").resolve(file);
        String text = Files.readString(manifest);
        assertThat(text).contains(sound);
        Files.writeString(manifest, text.replace(sound, broken));

        List<KubeconformFinding> findings = kubeconform().validatePlatform(copy).findings();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("prod/" + file);
            assertThat(finding.origins())
                    .isNotEmpty()
                    .allMatch(line -> line.matches("com\\.acme\\.platform\\.\\w+\\(\\w+\\.java:\\d+\\)"));
        });
        assertThat(findings)
                .extracting(finding -> finding.kind() + " " + finding.name())
                .contains(object);
    }

    private Kubeconform kubeconform() {
        return Kubeconform.with(KubernetesSchemas.standard(), directory.resolve("schemas"));
    }

    private static List<JsonNode> reported() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(WRITTEN.resolve("report/platform.json").toFile());
        return report.findParents("file");
    }

    private static List<JsonNode> inOrderOfTheFiles(Path manifests) throws IOException {
        List<JsonNode> bodies = new ArrayList<>();
        JsonNode kustomization = new YAMLMapper()
                .readTree(manifests.resolve("kustomization.yaml").toFile());
        for (JsonNode file : kustomization.get("resources")) {
            bodies.addAll(bodies(Files.readString(manifests.resolve(file.textValue()))));
        }
        return bodies;
    }

    private static List<JsonNode> bodies(String yaml) {
        return ManifestTree.parse(yaml).manifests().stream().map(Manifest::body).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
