package dev.keelson.validation.mesh.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.process.LabDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MeshLabTest {
    @RegisterExtension
    final MeshExtension mesh = ShopMesh.extension();

    private MeshLab lab;

    @BeforeEach
    void know() {
        lab = mesh.lab();
    }

    private static int status(LabPod caller, String method, String path) {
        return caller.asks("shop/api", 80, Request.get(path).method(method))
                .get(0)
                .status();
    }

    private static Set<String> answering(LabPod caller) {
        return caller.asks("shop/api", 80, Request.get("/orders/7").times(40)).stream()
                .map(Answer::pod)
                .collect(Collectors.toSet());
    }

    @Test
    void sidecars_tell_who_calls_and_keep_policies_by_method_and_path() {
        LabPod web = lab.run("shop/web", "shop/api", "shop/api-canary").get(0);

        assertThat(status(web, "GET", "/orders/7")).isEqualTo(200);
        assertThat(status(web, "POST", "/orders")).isEqualTo(200);
        assertThat(status(web, "DELETE", "/orders/7")).isEqualTo(403);
        assertThat(status(web, "GET", "/other")).isEqualTo(403);
        assertThat(web.asks("shop/api", 80, Request.get("/orders/7")).get(0).seenHeader("X-Forwarded-Client-Cert"))
                .hasValueSatisfying(value ->
                        assertThat(value).contains("URI=" + web.identity().uri()));
    }

    @Test
    void callers_are_led_to_the_pods_that_run_and_to_no_others() {
        LabPod web =
                lab.run("shop/web", "shop/api", "shop/api", "shop/api-canary").get(0);
        assertThat(answering(web)).contains("api-1", "api-2").doesNotContain("");

        lab.end(lab.pods("shop/api").get(0), Duration.ZERO, Duration.ZERO);
        assertThat(answering(web)).contains("api-2").doesNotContain("api-1", "");

        lab.run("shop/api");
        assertThat(answering(web)).contains("api-2", "api-3").doesNotContain("api-1", "");
    }

    @Test
    void a_change_of_the_manifests_reaches_the_proxies() {
        LabPod web = lab.run("shop/web", "shop/api", "shop/api-canary").get(0);
        assertThat(status(web, "DELETE", "/orders/7")).isEqualTo(403);

        lab.change(manifests -> without(manifests, "AuthorizationPolicy"));
        await().atMost(Duration.ofSeconds(30)).until(() -> status(web, "DELETE", "/orders/7") == 200);
    }

    private static ManifestTree without(ManifestTree manifests, String kind) {
        return new ManifestTree(manifests.manifests().stream()
                .filter(manifest -> !manifest.type().endsWith("/" + kind))
                .toList());
    }

    @Test
    void a_failure_carries_what_the_programs_wrote_last() {
        lab.run("shop/web");
        AssertionError failure = new AssertionError("it does not answer");

        assertThatThrownBy(() -> mesh.handleTestExecutionException(null, failure))
                .isSameAs(failure)
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .singleElement()
                        .satisfies(logs -> assertThat(logs)
                                .hasMessageContainingAll("istiod.log:", "web-1.log:", "shop-web-1-proxy.log:", "ads")));
    }

    @Test
    void nothing_is_left_of_a_mesh_whose_jvm_was_killed(@TempDir Path place) throws Exception {
        Process jvm = ShopMesh.inAnotherJvm(place);
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> Files.exists(place.resolve("runs")) || !jvm.isAlive());
            List<ProcessHandle> processes = jvm.descendants().toList();
            assertThat(processes)
                    .as(Files.readString(place.resolve("jvm.log")))
                    .filteredOn(runs("envoy"))
                    .isNotEmpty();

            jvm.destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));

            // Whoever makes the next lab clears away the files.
            Path labs = place.resolve("keelson-lab-" + System.getProperty("user.name"));
            LabDirectory.create(labs, 0).close();
            try (Stream<Path> left = Files.list(labs)) {
                assertThat(left.filter(Files::isDirectory)).isEmpty();
            }
        } finally {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
        }
    }

    private static Predicate<ProcessHandle> runs(String program) {
        return process -> process.info()
                .command()
                .filter(command -> command.endsWith("/" + program))
                .isPresent();
    }
}
