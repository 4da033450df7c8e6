package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is too much, in production. */
@Tag("slow")
@Isolated("a busy machine refuses for reasons of its own")
class PlatformLimitsTest {
    private static final String LOCAL = "/spec/configPatches/0/patch/value/typed_config/token_bucket";
    private static final String POOL = "/spec/trafficPolicy/connectionPool";

    /** More than one pod takes in the time that even a busy machine needs for them. */
    private static final int REQUESTS = 8000;

    private static PlatformMesh mesh;
    private static LabPod nexus;
    private static LabPod api;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start("prod");
        List<LabPod> pods = mesh.lab().run("product/nexus", "product/api");
        nexus = pods.get(0);
        api = pods.get(1);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    @BeforeEach
    void all_are_well() {
        mesh.lab().pods().forEach(pod -> pod.app().behaves(Behaviour.well()));
    }

    @Test
    void one_pod_refuses_what_its_limit_does_not_allow() {
        int each = mesh.number("EnvoyFilter", "nexus-local-limit", LOCAL + "/tokens_per_fill");
        int burst = mesh.number("EnvoyFilter", "nexus-local-limit", LOCAL + "/max_tokens");
        Request request = mesh.lab()
                .gateway()
                .https(mesh.host("product/nexus-api"), Request.get("/").token(mesh.token()));
        long begin = System.nanoTime();
        List<Answer> answers = mesh.lab().outside().call(request.times(REQUESTS, 32));
        double seconds = (System.nanoTime() - begin) / 1e9;
        long well = answers.stream().filter(Answer::isWell).count();

        // The bucket is full at first, and is filled for as long as requests come.
        assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .as("answers by status")
                .containsOnlyKeys(200, 429);
        assertThat((double) well).isBetween((double) burst, burst + each * (seconds + 1));
        assertThat(nexus.app().counts().requests()).isEqualTo((int) well);
    }

    @Test
    void calls_that_no_connection_is_free_for_are_refused_at_once() {
        int connections = mesh.number("DestinationRule", "api", POOL + "/tcp/maxConnections");
        int waiting = mesh.number("DestinationRule", "api", POOL + "/http/http1MaxPendingRequests");
        int callers = connections + waiting + 500;
        api.app().behaves(Behaviour.slow(Duration.ofSeconds(2)));
        List<Answer> answers = nexus.asks(
                "product/api",
                8080,
                Request.get("/v1/orders").token(mesh.token()).times(callers, callers));
        List<Answer> refused = answers.stream()
                .filter(answer -> answer.header("X-Envoy-Overloaded").isPresent())
                .toList();

        assertThat(refused).hasSizeGreaterThan(100).allMatch(answer -> answer.status() == 503);
        assertThat(answers).anyMatch(Answer::isWell);
        assertThat(api.app().counts().most()).isLessThanOrEqualTo(connections);
    }
}
