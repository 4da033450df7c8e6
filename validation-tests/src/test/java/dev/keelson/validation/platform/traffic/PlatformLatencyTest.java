package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Load;
import dev.keelson.validation.mesh.traffic.Measured;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the mesh adds to an answer, in production's configuration: the same container asks the same container, through
 * proxies and past them, in turns, at a rate that does not wait for answers. The median of the pairs is compared, of p50 and p99.
 */
@Tag("proof")
@Isolated("nothing else may use the machine while times are taken")
class PlatformLatencyTest {
    private static final Duration LIMIT = Duration.ofMillis(5);
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final int PAIRS = 5, RATE = 50;

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

    private static Request request() {
        return Request.get("/v1/orders").token(mesh.token());
    }

    @Test
    void two_sidecars_add_less_than_five_milliseconds() {
        Request through = nexus.to("product/api", 8080, request());
        Request past = nexus.pastTheMesh(api, "product/api", 8080, request());

        compare("two sidecars", new Pair(nexus, through, past));
    }

    @Test
    void the_gateway_and_a_sidecar_add_less_than_five_milliseconds() {
        Request through = mesh.lab().gateway().https(mesh.host("product/api"), request());
        Request past = nexus.pastTheMesh(api, "product/api", 8080, request());

        compare("the gateway with TLS, and a sidecar", new Pair(nexus, through, past));
    }

    private record Pair(LabPod caller, Request through, Request past) {}

    private static void compare(String what, Pair pair) {
        List<Measured> through = new ArrayList<>();
        List<Measured> past = new ArrayList<>();
        // Connections are made and code is compiled before anything is measured.
        pair.caller().app().load(Load.of(pair.through(), RATE, Duration.ofSeconds(1)));
        pair.caller().app().load(Load.of(pair.past(), RATE, Duration.ofSeconds(1)));
        for (int turn = 0; turn < PAIRS; turn++) {
            through.add(pair.caller().app().load(Load.of(pair.through(), RATE, TIME)));
            past.add(pair.caller().app().load(Load.of(pair.past(), RATE, TIME)));
        }
        long half = added(through, past, Measured::p50);
        long most = added(through, past, Measured::p99);
        System.out.printf(
                "%s add %.2f ms at p50 and %.2f ms at p99: %d requests a second for %d s, %d pairs, strict mutual TLS%n",
                what, half / 1000.0, most / 1000.0, RATE, TIME.toSeconds(), PAIRS);

        assertThat(through).allSatisfy(measured -> assertThat(measured.lost()).isZero());
        assertThat(past).allSatisfy(measured -> assertThat(measured.lost()).isZero());
        assertThat(Duration.ofNanos(half * 1000)).isLessThan(LIMIT);
        assertThat(Duration.ofNanos(most * 1000)).isLessThan(LIMIT);
    }

    private static long added(List<Measured> through, List<Measured> past, ToLongFunction<Measured> time) {
        List<Long> differences = new ArrayList<>();
        for (int turn = 0; turn < PAIRS; turn++) {
            differences.add(time.applyAsLong(through.get(turn)) - time.applyAsLong(past.get(turn)));
        }
        return differences.stream().sorted().toList().get(PAIRS / 2);
    }
}
