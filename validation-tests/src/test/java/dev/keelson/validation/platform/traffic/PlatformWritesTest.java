package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.lab.MeshLab;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Load;
import dev.keelson.validation.mesh.traffic.Measured;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What becomes of writes while pods of the API come and go: POSTs at a steady rate, from outside through the gateway and from Nexus
 * through both sidecars. Each pod keeps a journal of what it wrote, which outlives it as a database would.
 */
@Tag("proof")
@Isolated("a busy machine loses requests that the platform does not")
class PlatformWritesTest {
    private static final String API = "product/api", NEXUS = "product/nexus";
    private static final int RATE = 50;

    /** What callers were told, and what was done. */
    private record Writes(List<Measured> loads, List<List<String>> journals) {

        List<String> done() {
            return journals.stream().flatMap(List::stream).toList();
        }

        Set<String> acknowledged() {
            Set<String> acknowledged = new HashSet<>();
            loads.forEach(load -> acknowledged.addAll(load.acknowledged()));
            return acknowledged;
        }

        Set<String> lost() {
            Set<String> lost = acknowledged();
            done().forEach(lost::remove);
            return lost;
        }

        Set<String> twice() {
            Set<String> seen = new HashSet<>();
            Set<String> twice = new HashSet<>();
            done().stream().filter(id -> !seen.add(id)).forEach(twice::add);
            return twice;
        }
    }

    /** Writes for a while, in which something happens that returns all pods that ever were asked. */
    private static Writes during(PlatformMesh mesh, LabPod nexus, Duration time, Happening happening) {
        // Callers on connections of their own reach all pods; one that kept its connection would stay with its pod.
        Request write = Request.get("/v1/orders").token(mesh.token()).onSeparateConnections();
        Load outside = Load.ofWrites(mesh.lab().gateway().https(mesh.host(API), write), RATE, time);
        Load inside = Load.ofWrites(nexus.to(API, 8080, write), RATE, time);
        List<CompletableFuture<Measured>> running = List.of(
                CompletableFuture.supplyAsync(() -> mesh.lab().outside().load(outside)),
                CompletableFuture.supplyAsync(() -> nexus.app().load(inside)));
        List<LabPod> pods = happening.pods();
        List<Measured> loads = running.stream().map(CompletableFuture::join).toList();
        return new Writes(loads, pods.stream().map(pod -> pod.app().journal()).toList());
    }

    private interface Happening {
        List<LabPod> pods();
    }

    private static void assertKept(Writes writes) {
        // Both callers were told of many writes, or this would say nothing.
        assertThat(writes.loads())
                .allSatisfy(load -> assertThat(load.acknowledged().size())
                        .as("%s", load.statuses())
                        .isGreaterThan((int) load.requests() * 9 / 10));
        assertThat(writes.journals().stream().filter(journal -> !journal.isEmpty()))
                .as("pods that wrote")
                .hasSizeGreaterThan(1);
        assertThat(writes.lost()).as("acknowledged and not done").isEmpty();
        assertThat(writes.twice()).as("done twice").isEmpty();
    }

    @Test
    void a_rolling_update_loses_no_acknowledged_write_and_does_none_twice() {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            MeshLab lab = mesh.lab();
            List<LabPod> pods = lab.run(NEXUS, API, API, API);
            assertKept(during(mesh, pods.get(0), Duration.ofSeconds(30), () -> {
                List<LabPod> asked = new ArrayList<>(pods.subList(1, 4));
                List<CompletableFuture<Void>> leaving = new ArrayList<>();
                for (LabPod pod : pods.subList(1, 4)) {
                    asked.addAll(lab.run(API));
                    leaving.add(CompletableFuture.runAsync(() -> lab.end(pod)));
                }
                leaving.forEach(CompletableFuture::join);
                return asked;
            }));
        }
    }

    @Test
    void a_pod_that_is_gone_at_once_takes_no_acknowledged_write_with_it() {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            List<LabPod> pods = mesh.lab().run(NEXUS, API, API, API);
            List<LabPod> apis = pods.subList(1, 4);
            assertKept(during(mesh, pods.get(0), Duration.ofSeconds(15), () -> {
                // It is in the zone of its callers, whom Istio leads to no other before it is gone.
                awaitWritesOf(apis.subList(0, 1));
                mesh.lab().lose(apis.subList(0, 1));
                return apis;
            }));
        }
    }

    @Test
    void a_step_of_the_canary_loses_no_acknowledged_write_and_does_none_twice() {
        try (PlatformMesh mesh = PlatformMesh.start("staging")) {
            List<LabPod> pods = mesh.lab().run(NEXUS, API, API + "-canary");
            List<LabPod> apis = pods.subList(1, 3);
            assertKept(during(mesh, pods.get(0), Duration.ofSeconds(15), () -> {
                awaitWritesOf(apis);
                mesh.lab().change(Routes.canary(50));
                mesh.lab().change(Routes.canary(100));
                return apis;
            }));
        }
    }

    private static void awaitWritesOf(List<LabPod> pods) {
        await("writes of all pods").atMost(Duration.ofSeconds(30)).until(() -> pods.stream()
                .noneMatch(pod -> pod.app().journal().isEmpty()));
    }

    /** A pod that wrote and went away before it answered is where a second try does harm. */
    @Test
    void writes_whose_answer_is_lost_are_done_twice_only_if_errors_were_tried_again() {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            List<LabPod> pods = mesh.lab().run(NEXUS, API, API);
            List<LabPod> apis = pods.subList(1, 3);
            apis.forEach(pod -> pod.app().behaves(Behaviour.answering(200, 0)));
            Writes platform = during(mesh, pods.get(0), Duration.ofSeconds(4), () -> apis);
            assertThat(platform.acknowledged()).isNotEmpty().hasSizeLessThan(new HashSet<>(platform.done()).size());
            assertThat(platform.lost()).isEmpty();
            assertThat(platform.twice()).isEmpty();

            mesh.lab().change(Routes.triedAgain(2, "5xx,reset"));
            Writes control = during(mesh, pods.get(0), Duration.ofSeconds(4), () -> apis);
            assertThat(control.twice()).isNotEmpty();
        }
    }
}
