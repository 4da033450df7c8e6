package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A pod in production that refuses connections, before anybody but its callers has noticed. */
@Tag("slow")
@Isolated("a busy machine fails requests that the platform does not")
class PlatformRetriesTest {
    private static final String API = "product/api", NEXUS = "product/nexus";
    /** One in each zone: Istio leads callers to the one of theirs while it is not left out. */
    private static final int PODS = 3;
    /** So many that chance leaves a pod out in one of ten million runs. */
    private static final int REQUESTS = 100;

    private static PlatformMesh mesh;
    private static LabPod nexus;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start("prod");
        nexus = mesh.lab().run(NEXUS).get(0);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    @Test
    void costs_callers_inside_nothing_because_they_are_led_to_another() {
        costsNothing(API, request -> nexus.asks(API, 8080, request));
    }

    @Test
    void costs_callers_outside_nothing_because_they_are_led_to_another() {
        costsNothing(
                API, request -> mesh.lab().outside().call(mesh.lab().gateway().https(mesh.host(API), request)));
    }

    /** A cookie keeps callers of Nexus at their pods; those without one yet are known by their connections. */
    @Test
    void costs_callers_with_a_pod_of_their_own_nothing_either() {
        costsNothing(NEXUS, request -> mesh.lab()
                .outside()
                .call(mesh.lab().gateway().https(mesh.host("product/nexus-api"), request)));
    }

    private static void costsNothing(String component, Function<Request, List<Answer>> caller) {
        List<Answer> platform = withOneRefusing(component, caller, UnaryOperator.identity());
        assertThat(platform).hasSize(REQUESTS).allMatch(Answer::isWell).anyMatch(PlatformRetriesTest::triedAgain);

        // Outlier detection leaves the pod out after some failures: not all that could fail do.
        List<Answer> control = withOneRefusing(component, caller, Routes.triedOnce());
        assertThat(control).anyMatch(answer -> answer.status() == 503).noneMatch(PlatformRetriesTest::triedAgain);
    }

    private static boolean triedAgain(Answer answer) {
        return answer.seenHeader("X-Envoy-Attempt-Count")
                .filter(count -> Integer.parseInt(count) > 1)
                .isPresent();
    }

    /** Asks pods that nobody has a connection to, after one of them has lost its proxy. */
    private static List<Answer> withOneRefusing(
            String component, Function<Request, List<Answer>> caller, UnaryOperator<ManifestTree> change) {
        Request request = Request.get("/v1/orders").token(mesh.token());
        mesh.lab().change(change);
        List<LabPod> pods = mesh.lab().run(Collections.nCopies(PODS, component).toArray(String[]::new));
        LabPod gone = pods.stream()
                .filter(pod -> pod.zone().equals(nexus.zone()))
                .findFirst()
                .orElseThrow();
        gone.killProxy();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> nexus.asksDirectly(gone, component, component.equals(API) ? 8080 : 8000, request)
                        .get(0)
                        .error()
                        .contains("connection refused"));
        List<Answer> answers = caller.apply(request.times(REQUESTS).onSeparateConnections());
        assertThat(gone.app().counts().requests()).isZero();
        mesh.lab().lose(pods);
        mesh.lab().change(manifests -> mesh.manifests());
        return answers;
    }
}
