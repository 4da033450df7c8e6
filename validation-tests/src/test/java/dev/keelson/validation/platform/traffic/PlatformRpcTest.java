package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.lab.Tokens;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Rpc;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls of gRPC in production: the command line's from outside, and Nexus' to the rate limit service. */
@Tag("slow")
class PlatformRpcTest {
    private static final String NEXUS = "product/nexus";
    /**
     * The gateway and the sidecar of the called pod keep the same time: the one says that nobody answered, the other that the deadline
     * went by, and the first of them is heard.
     */
    private static final List<Integer> TIME_IS_UP = List.of(Rpc.UNAVAILABLE, Rpc.DEADLINE_EXCEEDED);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PlatformMesh mesh;

    @BeforeEach
    void run() {
        mesh = PlatformMesh.start("prod");
        mesh.lab().run(NEXUS, NEXUS, NEXUS);
    }

    @AfterEach
    void end() {
        mesh.close();
    }

    private List<LabPod> pods() {
        return mesh.lab().pods(NEXUS);
    }

    private Request cli() {
        return mesh.lab().gateway().https(mesh.host("product/nexus-cli"), Request.get("/"));
    }

    private Rpc check(Request request) {
        return mesh.lab().outside().check(request).get(0);
    }

    @Test
    void calls_with_a_token_are_answered_by_pods() {
        assertThat(mesh.lab().outside().check(cli().token(mesh.token()).times(20)))
                .hasSize(20)
                .allMatch(Rpc::isWell)
                .allSatisfy(
                        call -> assertThat(pods()).anyMatch(pod -> pod.name().equals(call.pod())));
    }

    @Test
    void calls_without_a_good_token_are_refused_in_the_words_of_grpc() {
        Tokens login = mesh.lab().tokens();
        pods().forEach(pod -> pod.app().behaves(Behaviour.well()));

        assertThat(check(cli()).code()).isEqualTo(Rpc.PERMISSION_DENIED);
        assertThat(check(cli().token(login.expired(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE)))
                        .code())
                .isEqualTo(Rpc.UNAUTHENTICATED);
        assertThat(check(cli().token(Tokens.create().token(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE)))
                        .code())
                .isEqualTo(Rpc.UNAUTHENTICATED);
        assertThat(pods())
                .allSatisfy(pod -> assertThat(pod.app().counts().requests()).isZero());
    }

    /** Istio's own policy tries again what a pod did and answered as unavailable. */
    @Test
    void calls_that_a_pod_answered_are_not_done_again() {
        pods().forEach(pod -> pod.app().behaves(Behaviour.answering(503)));
        Rpc call = check(cli().token(mesh.token()));

        assertThat(call.code()).as("%s", call).isEqualTo(Rpc.UNAVAILABLE);
        assertThat(pods().stream().mapToInt(pod -> pod.app().counts().requests()))
                .containsExactlyInAnyOrder(1, 0, 0);
    }

    @Test
    void streams_of_a_leaving_pod_are_told_and_all_others_stay_open() {
        LabPod leaving = watched();
        mesh.lab().run(NEXUS);
        mesh.lab().end(leaving);

        awaitEndOf(leaving, Rpc.UNAVAILABLE);
    }

    /** What its callers are told is less than that they may ask another: nobody knows what it did. */
    @Test
    void streams_of_a_pod_that_is_gone_at_once_end_and_all_others_stay_open() {
        LabPod gone = watched();
        mesh.lab().lose(List.of(gone));

        awaitEndOf(gone, Rpc.INTERNAL);
    }

    /** Opens streams to all pods and returns one of these. */
    private LabPod watched() {
        List<String> names =
                IntStream.range(0, 60).mapToObj(number -> "call-" + number).toList();
        List<Rpc> opened = mesh.lab().outside().watch(cli().token(mesh.token()), names);
        assertThat(opened).hasSize(60).allMatch(call -> call.open() && call.isWell());
        assertThat(pods()).allSatisfy(pod -> assertThat(opened)
                .anyMatch(call -> call.pod().equals(pod.name())));
        return pods().get(0);
    }

    private void awaitEndOf(LabPod pod, int code) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mesh.lab().outside().watches())
                        .filteredOn(call -> call.pod().equals(pod.name()))
                        .allSatisfy(call -> {
                            assertThat(call.open()).isFalse();
                            assertThat(call.code()).as(call.message()).isEqualTo(code);
                        }));
        assertThat(mesh.lab().outside().watches())
                .filteredOn(call -> !call.pod().equals(pod.name()))
                .allMatch(Rpc::open);
    }

    /** The caller itself would wait longer: who ends the call is the mesh. */
    @Test
    void the_deadline_of_a_caller_is_kept_by_the_mesh() {
        pods().forEach(pod -> pod.app().behaves(Behaviour.slow(Duration.ofMinutes(2))));
        Request request = Request.get("/grpc.health.v1.Health/Check")
                .method("POST")
                .body("\0\0\0\0\0")
                .header("Content-Type", "application/grpc")
                .header("TE", "trailers")
                .header("Grpc-Timeout", "1S")
                .token(mesh.token())
                .within(PATIENCE.multipliedBy(2))
                .inHttp2();
        long begin = System.nanoTime();
        Answer answer = mesh.lab()
                .outside()
                .call(mesh.lab().gateway().https(mesh.host("product/nexus-cli"), request))
                .get(0);

        assertThat(answer.header("Grpc-Status").map(Integer::valueOf))
                .as("%s", answer)
                .hasValueSatisfying(code -> assertThat(code).isIn(TIME_IS_UP));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
    }

    /** Production gives ten minutes, which nobody waits for here. */
    @Test
    void the_time_of_an_exposure_ends_calls_and_streams() {
        mesh.lab().change(Routes.within(Duration.ofSeconds(2)));
        pods().forEach(pod -> pod.app().behaves(Behaviour.slow(Duration.ofMinutes(2))));
        Request request = cli().token(mesh.token()).within(PATIENCE.multipliedBy(2));

        long begin = System.nanoTime();
        Rpc late = check(request);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        assertThat(late.code()).as(late.message()).isIn(TIME_IS_UP);
        pods().forEach(pod -> pod.app().behaves(Behaviour.well()));
        mesh.lab().outside().watch(request, List.of("call"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mesh.lab().outside().watches())
                        .singleElement()
                        .satisfies(call -> {
                            assertThat(call.messages()).isEqualTo(1);
                            assertThat(call.open()).isFalse();
                            assertThat(call.code()).isNotEqualTo(Rpc.OK);
                        }));
    }

    @Test
    void nexus_calls_the_rate_limit_service_through_both_sidecars() {
        LabPod limits = mesh.lab().run("product/ratelimit").get(0);
        LabPod nexus = pods().get(0);
        Rpc call = nexus.app()
                .check(nexus.to("product/ratelimit", 8081, Request.get("/")))
                .get(0);

        assertThat(call.isWell()).as("%s", call).isTrue();
        assertThat(call.pod()).isEqualTo(limits.name());
    }
}
