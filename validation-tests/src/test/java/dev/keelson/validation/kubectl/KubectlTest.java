package dev.keelson.validation.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.ProcessFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubectlTest {
    @TempDir
    Path directory;

    @Test
    void a_kustomization_is_rendered_in_the_order_of_its_files() throws Exception {
        Path sample = Path.of(
                KubectlTest.class.getResource("/sample-platform/manifests/prod").toURI());

        assertThat(Kubectl.install().kustomize(sample).lines().filter(line -> line.startsWith("kind: ")))
                .containsExactly(
                        "kind: Namespace",
                        "kind: Service",
                        "kind: StatefulSet",
                        "kind: ConfigMap",
                        "kind: Secret",
                        "kind: Deployment",
                        "kind: PodDisruptionBudget");
    }

    @Test
    void a_kustomization_that_kubectl_refuses_fails_with_its_words() throws Exception {
        Files.writeString(directory.resolve("kustomization.yaml"), "resources: [missing.yaml]\n");

        assertThatThrownBy(() -> Kubectl.install().kustomize(directory))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("kustomize")
                .hasMessageContaining("missing.yaml");
    }
}
