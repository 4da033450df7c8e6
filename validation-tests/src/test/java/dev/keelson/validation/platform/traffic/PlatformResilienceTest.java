package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What callers of the API see of its failures, in production: one caller, and pods of the API in its zone and in others. */
@Tag("slow")
@Isolated("answers that a busy machine makes late are failures here")
class PlatformResilienceTest {
    private static final String API = "product/api";

    private PlatformMesh mesh;
    private LabPod nexus;
    private List<LabPod> apis;
    private List<LabPod> near;

    @BeforeEach
    void run() {
        mesh = PlatformMesh.start("prod");
        List<LabPod> pods = mesh.lab().run("product/nexus", API, API, API, API);
        nexus = pods.get(0);
        apis = pods.subList(1, 5);
        near = apis.stream().filter(pod -> pod.zone().equals(nexus.zone())).toList();
        assertThat(near).hasSize(2);
    }

    @AfterEach
    void end() {
        mesh.close();
    }

    private List<Answer> nexusAsks(Request request) {
        return nexus.asks(API, 8080, request.token(mesh.token()));
    }

    private int attempts() {
        return apis.stream().mapToInt(pod -> pod.app().counts().requests()).sum();
    }

    private static Set<String> names(List<LabPod> pods) {
        return pods.stream().map(LabPod::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void an_answer_that_takes_too_long_is_not_waited_for_and_not_asked_for_again() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.slow(Duration.ofSeconds(60))));
        Answer answer = nexusAsks(Request.get("/v1/orders")).get(0);

        assertThat(answer.status()).isEqualTo(504);
        // A proxy counts from when it has the request, and the caller from before it is sent: neither to the
        // millisecond.
        assertThat(Duration.ofNanos(answer.micros() * 1000)).isBetween(Duration.ofMillis(3900), Duration.ofSeconds(10));
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void errors_of_the_application_are_not_tried_again() {
        apis.forEach(pod -> pod.app().behaves(Behaviour.answering(500)));

        assertThat(nexusAsks(Request.get("/v1/orders")).get(0).status()).isEqualTo(500);
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void a_pod_that_fails_is_left_out_and_comes_back() {
        LabPod bad = near.get(0);
        bad.app().behaves(Behaviour.answering(500));
        // Every other call fails until the pod has failed often enough in a row.
        awaitAnswersOf(pods -> !pods.contains(bad.name()), Duration.ofSeconds(30));
        bad.app().behaves(Behaviour.well());

        awaitAnswersOf(names(near)::equals, Duration.ofMinutes(2));
    }

    @Test
    void calls_stay_in_their_zone_and_others_take_over_when_its_pods_fail() {
        awaitAnswersOf(names(near)::equals, Duration.ofSeconds(30));

        near.forEach(pod -> pod.app().behaves(Behaviour.answering(500)));
        awaitAnswersOf(pods -> pods.stream().noneMatch(names(near)::contains), Duration.ofSeconds(30));
    }

    /** Asks until twenty requests in a row are answered well, and by pods that are expected. */
    private void awaitAnswersOf(Predicate<Set<String>> expected, Duration limit) {
        long begin = System.nanoTime();
        Set<String> last = new TreeSet<>();
        while (System.nanoTime() - begin < limit.toNanos()) {
            List<Answer> answers = nexusAsks(Request.get("/v1/orders").times(20));
            last = answers.stream().map(Answer::pod).collect(Collectors.toCollection(TreeSet::new));
            if (answers.stream().allMatch(Answer::isWell) && expected.test(last)) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        fail("the pods that answered last are not the expected ones, or not all were well: " + last);
    }
}
