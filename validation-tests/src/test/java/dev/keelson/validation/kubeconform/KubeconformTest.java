package dev.keelson.validation.kubeconform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keelson.core.schema.KubernetesSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubeconformTest {
    @TempDir
    Path directory;

    private Path platform;
    private Kubeconform kubeconform;

    @BeforeEach
    void copy_the_sample() throws Exception {
        platform = directory.resolve("platform");
        copy(Path.of(KubeconformTest.class.getResource("/sample-platform").toURI()), platform);
        kubeconform = Kubeconform.with(KubernetesSchemas.builtIn(), directory.resolve("schemas"));
    }

    @Test
    void a_sound_tree_has_no_finding_and_every_object_was_judged() {
        KubeconformReport report = kubeconform.validatePlatform(platform);

        assertThat(report.findings()).isEmpty();
        assertThat(report.objects()).isEqualTo(7);
    }

    static Stream<Breakage> breakages() {
        return Stream.of(
                in("api.yaml", "imagePullPolicy:", "imagepullpolicy:")
                        .gives(
                                "apps/v1 Deployment api: /spec/template/spec/containers/0: "
                                        + "additional properties 'imagepullpolicy' not allowed",
                                31),
                in("api.yaml", "replicas: 3", "replicas: \"3\"")
                        .gives("apps/v1 Deployment api: /spec/replicas: got string, want integer", 31),
                in("postgres.yaml", "selector:\n    matchLabels:", "template:\n    metadata:")
                        .gives(
                                "apps/v1 StatefulSet postgres: error unmarshalling resource: error converting YAML to "
                                        + "JSON: yaml: unmarshal errors:\n  line 13: key \"template\" already set in map",
                                21),
                in("postgres.yaml", "  serviceName: postgres\n  replicas: 1\n  selector:", "  selektor:")
                        .gives("apps/v1 StatefulSet postgres: /spec: missing property 'selector'", 21),
                in("api.yaml", "protocol: TCP", "protocol: tcp")
                        .gives(
                                "apps/v1 Deployment api: /spec/template/spec/containers/0/ports/0/protocol: "
                                        + "value must be one of 'SCTP', 'TCP', 'UDP'",
                                31),
                in("api.yaml", "kind: PodDisruptionBudget", "kind: DisruptionBudget")
                        .gives(
                                "policy/v1 DisruptionBudget api: could not find schema for DisruptionBudget",
                                35,
                                36,
                                31,
                                42),
                in("api.yaml", "policy/v1", "policy/v1beta1")
                        .gives(
                                "policy/v1beta1 PodDisruptionBudget api: "
                                        + "could not find schema for PodDisruptionBudget",
                                42),
                in("postgres.yaml", "storage: 100Gi", "storage: 100GB")
                        .gives(
                                "apps/v1 StatefulSet postgres: "
                                        + "/spec/volumeClaimTemplates/0/spec/resources/requests/storage: "
                                        + "'100GB' does not match pattern",
                                21),
                in("namespace.yaml", "name: shop", "generation: 1")
                        .gives("v1 Namespace: /metadata: missing property 'name'", 11),
                in("api.yaml", "Y2hhbmdlLW1l", "change-me")
                        .gives("v1 Secret api: /data/PLACEHOLDER: 'change-me' does not match pattern", 36),
                in("api.yaml", "LOG_LEVEL: info", "LOG_LEVEL: off")
                        .gives("v1 ConfigMap api: /data/LOG_LEVEL: got boolean, want string", 35),
                in("api.yaml", "spec:\n  maxUnavailable: 1", "status: {}\nspec:\n  maxUnavailable: 1")
                        .gives("policy/v1 PodDisruptionBudget api: additional properties 'status' not allowed", 42),
                in("namespace.yaml", "kind: Namespace", "kind: Namespace: x")
                        .gives(
                                "error unmarshalling resource: error converting YAML to JSON: "
                                        + "yaml: line 2: mapping values are not allowed in this context",
                                11));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void a_broken_manifest_is_reported_with_its_file_object_and_java_line(Breakage breakage) throws Exception {
        replace("prod/" + breakage.file(), breakage.sound(), breakage.broken());

        assertThat(kubeconform.validatePlatform(platform).findings())
                .extracting(KubeconformFinding::toString)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("prod/" + breakage.file() + ": " + breakage.expected())
                        .endsWith(breakage.origins()));
    }

    @Test
    void everything_that_is_wrong_is_reported_at_once() throws Exception {
        replace("prod/api.yaml", "replicas: 3", "replicas: many\n  replica: 3");
        replace("prod/postgres.yaml", "port: 5432", "prot: 5432");

        assertThat(kubeconform.validatePlatform(platform).findings())
                .extracting(KubeconformFinding::kind, KubeconformFinding::pointer, KubeconformFinding::message)
                .containsExactly(
                        tuple("Deployment", "/spec", "additional properties 'replica' not allowed"),
                        tuple("Deployment", "/spec/replicas", "got string, want integer"),
                        tuple("Service", "/spec/ports/0", "additional properties 'prot' not allowed"),
                        tuple("Service", "/spec/ports/0", "missing property 'port'"));
    }

    @Test
    void a_file_without_an_object_and_a_directory_without_a_file_are_findings() throws Exception {
        Files.writeString(platform.resolve("manifests/prod/empty.yaml"), "# nothing yet\n");
        Path nothing = Files.createDirectory(directory.resolve("nothing"));

        assertThat(kubeconform.validate(platform.resolve("manifests")).findings())
                .extracting(KubeconformFinding::toString)
                .containsExactly("prod/empty.yaml: holds no object");
        assertThat(kubeconform.validate(nothing).findings())
                .extracting(KubeconformFinding::toString)
                .containsExactly("holds no YAML file: " + nothing);
    }

    private void replace(String file, String sound, String broken) throws IOException {
        Path path = platform.resolve("manifests").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(sound);
        Files.writeString(path, text.replace(sound, broken));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static Breakage in(String file, String sound, String broken) {
        return new Breakage(file, sound, broken, "", "");
    }

    /** A text of a sound file, what replaces it, and what kubeconform is to say then. */
    record Breakage(String file, String sound, String broken, String expected, String origins) {

        Breakage gives(String expected, int... javaLines) {
            String origins = IntStream.of(javaLines)
                    .mapToObj(line -> "\n    at com.example.Shop(Shop.java:" + line + ")")
                    .collect(Collectors.joining());
            return new Breakage(file, sound, broken, expected, origins);
        }
    }
}
