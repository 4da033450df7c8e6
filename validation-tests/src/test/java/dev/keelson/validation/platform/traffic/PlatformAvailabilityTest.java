package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.lab.MeshLab;
import dev.keelson.validation.mesh.traffic.Load;
import dev.keelson.validation.mesh.traffic.Measured;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How many requests are lost while pods come and go: a hundred a second from outside, through the gateway and Nexus' sidecar,
 * whether the earlier ones have been answered or not.
 */
@Tag("proof")
@Isolated("a busy machine loses requests that the platform does not")
class PlatformAvailabilityTest {
    private static final String NEXUS = "product/nexus";
    private static final int RATE = 100;
    /** A thousandth of the requests may be lost. */
    private static final double LOSS = 0.001;

    @Test
    void a_rolling_update_loses_next_to_nothing_and_much_without_the_hook_before_the_stop() {
        Measured kept = rollingUpdate(true);
        Measured control = rollingUpdate(false);

        assertThat(share(kept)).as("%s", kept).isLessThanOrEqualTo(LOSS);
        assertThat(share(control)).as("%s", control).isGreaterThan(LOSS).isGreaterThan(2 * share(kept));
    }

    /** Pods leave one after the other, each once another one serves in its place. */
    private static Measured rollingUpdate(boolean withHook) {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            MeshLab lab = mesh.lab();
            List<LabPod> old = lab.run(NEXUS, NEXUS, NEXUS);
            return under(mesh, Duration.ofSeconds(30), () -> {
                List<CompletableFuture<Void>> leaving = new ArrayList<>();
                for (LabPod pod : old) {
                    lab.run(NEXUS);
                    leaving.add(CompletableFuture.runAsync(() -> {
                        if (withHook) {
                            lab.end(pod);
                        } else {
                            lab.end(pod, MeshLab.LEARNING, Duration.ZERO);
                        }
                    }));
                }
                leaving.forEach(CompletableFuture::join);
            });
        }
    }

    /** A drain takes a pod before another one is there, and no second one meanwhile: the budget lets one go at a time. */
    @Test
    void a_drain_loses_next_to_nothing() {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            MeshLab lab = mesh.lab();
            assertThat(mesh.number("PodDisruptionBudget", "nexus", "/spec/maxUnavailable"))
                    .isEqualTo(1);
            List<LabPod> pods = lab.run(NEXUS, NEXUS, NEXUS);
            Measured measured =
                    under(mesh, Duration.ofSeconds(40), () -> pods.subList(0, 2).forEach(pod -> {
                        lab.end(pod);
                        lab.run(NEXUS);
                    }));
            assertThat(share(measured)).as("%s", measured).isLessThanOrEqualTo(LOSS);
        }
    }

    @Test
    void the_loss_of_a_zone_loses_next_to_nothing() {
        try (PlatformMesh mesh = PlatformMesh.start("prod")) {
            MeshLab lab = mesh.lab();
            List<LabPod> pods = lab.run(NEXUS, NEXUS, NEXUS);
            List<LabPod> zone =
                    pods.stream().filter(pod -> pod.zone().equals("a")).toList();
            assertThat(zone).hasSize(1);

            Measured measured = under(mesh, Duration.ofSeconds(15), () -> lab.lose(zone));
            assertThat(share(measured)).as("%s", measured).isLessThanOrEqualTo(LOSS);
        }
    }

    @Test
    void a_step_of_the_canary_loses_nothing() {
        try (PlatformMesh mesh = PlatformMesh.start("staging")) {
            MeshLab lab = mesh.lab();
            lab.run("product/api", "product/api", "product/api-canary");
            Request request = lab.gateway()
                    .https(mesh.host("product/api"), Request.get("/v1/orders").token(mesh.token()));

            Measured measured = under(mesh, request, Duration.ofSeconds(15), () -> {
                lab.change(Routes.canary(50));
                lab.change(Routes.canary(100));
            });
            assertThat(measured.lost()).as("%s", measured).isZero();
        }
    }

    private static Measured under(PlatformMesh mesh, Duration time, Runnable change) {
        Request request = mesh.lab()
                .gateway()
                .https(mesh.host("product/nexus-api"), Request.get("/").token(mesh.token()));
        return under(mesh, request, time, change);
    }

    private static Measured under(PlatformMesh mesh, Request request, Duration time, Runnable change) {
        // Callers on connections of their own reach all pods; one that kept its connection would stay with its pod.
        Load steady = Load.of(request.onSeparateConnections(), RATE, time);
        CompletableFuture<Measured> load =
                CompletableFuture.supplyAsync(() -> mesh.lab().outside().load(steady));
        change.run();
        Measured measured = load.join();
        assertThat(measured.requests()).isGreaterThan(RATE * time.toSeconds() / 2);
        return measured;
    }

    private static double share(Measured measured) {
        return (double) measured.lost() / measured.requests();
    }
}
