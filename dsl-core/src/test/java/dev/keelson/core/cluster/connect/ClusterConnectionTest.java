package dev.keelson.core.cluster.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConnectionTest {
    @TempDir
    private Path dir;

    @Test
    void the_current_context_is_not_taken_for_another() throws IOException {
        Path kubeconfig = kubeconfig();

        assertThatThrownBy(() -> ClusterConnection.open(kubeconfig, "prod"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageEndingWith("has no context prod.");
        ClusterConnection.open(kubeconfig, "lab").close();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ClusterConnection.open(dir.resolve("absent"), "lab"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("absent is no file that can be read");
    }

    @Test
    @Tag("slow")
    void without_the_client_the_dependencies_to_add_are_named() throws Exception {
        assertThat(applied(path -> !path.contains("kubernetes-client") && !path.contains("kubernetes-httpclient")))
                .contains(
                        "it is not on the class path. Add to the platform's pom.xml:",
                        "<artifactId>kubernetes-client</artifactId>",
                        "<artifactId>kubernetes-httpclient-jdk</artifactId>",
                        "status 3");
    }

    @Test
    @Tag("slow")
    void without_a_way_to_speak_http_the_dependencies_to_add_are_named() throws Exception {
        assertThat(applied(path -> !path.contains("kubernetes-httpclient")))
                .contains("<artifactId>kubernetes-httpclient-jdk</artifactId>", "status 3");
    }

    /** What a platform's main says in a JVM with that part of the class path. */
    private String applied(Predicate<String> onClassPath) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> onClassPath.test(Path.of(path).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ApplyingMain.class.getName(),
                        "--apply",
                        "prod",
                        "--kubeconfig",
                        kubeconfig().toString(),
                        "--context",
                        "lab")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "status " + process.waitFor();
    }

    private Path kubeconfig() throws IOException {
        return Files.writeString(dir.resolve("kubeconfig"), """
            apiVersion: v1
            kind: Config
            current-context: lab
            clusters:
              - name: lab
                cluster: {server: "https://127.0.0.1:1"}
            contexts:
              - name: lab
                context: {cluster: lab, user: lab}
            users:
              - name: lab
                user: {token: none}
            """);
    }
}
