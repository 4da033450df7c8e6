package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What callers of the API see of its failures, in production. */
@Tag("slow")
class PlatformResilienceTest {
    private static final String API = "product/api";

    private static PlatformMesh mesh;
    private static LabPod nexus;
    private static List<LabPod> apis;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start("prod");
        List<LabPod> pods = mesh.lab().run("product/nexus", API, API);
        nexus = pods.get(0);
        apis = pods.subList(1, 3);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    @BeforeEach
    void all_are_well() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.well()));
    }

    private static List<Answer> nexusAsks(Request request) {
        return nexus.asks(API, 8080, request.token(mesh.token()));
    }

    private static int attempts() {
        return apis.stream().mapToInt(pod -> pod.app().counts().requests()).sum();
    }

    @Test
    void an_answer_that_takes_too_long_is_tried_again_until_the_whole_time_is_up() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.slow(Duration.ofSeconds(60))));
        Answer answer = nexusAsks(Request.get("/v1/orders")).get(0);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(Duration.ofNanos(answer.micros() * 1000)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(13));
    }

    @Test
    void errors_of_the_application_are_not_tried_again() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.answering(500)));

        assertThat(nexusAsks(Request.get("/v1/orders")).get(0).status()).isEqualTo(500);
        assertThat(attempts()).isEqualTo(1);
        recover();
    }

    @Test
    void a_pod_that_fails_is_left_out_and_comes_back() {
        LabPod bad = apis.get(0);
        bad.app().behaves(Behaviour.answering(500));
        // Every other call fails until the pod has failed often enough in a row.
        awaitPods(Set.of(apis.get(1).name()), Duration.ofSeconds(30));
        bad.app().behaves(Behaviour.well());

        awaitPods(apis.stream().map(LabPod::name).collect(Collectors.toSet()), Duration.ofMinutes(2));
    }

    private static void recover() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.well()));
        awaitPods(apis.stream().map(LabPod::name).collect(Collectors.toSet()), Duration.ofMinutes(2));
    }

    /** Asks until exactly these pods answer twenty requests, all of them well. */
    private static void awaitPods(Set<String> names, Duration limit) {
        long begin = System.nanoTime();
        Set<String> last = new TreeSet<>();
        while (System.nanoTime() - begin < limit.toNanos()) {
            List<Answer> answers = nexusAsks(Request.get("/v1/orders").times(20));
            last = answers.stream().map(Answer::pod).collect(Collectors.toCollection(TreeSet::new));
            if (answers.stream().allMatch(Answer::isWell) && last.equals(names)) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(last).isEqualTo(names);
    }
}
