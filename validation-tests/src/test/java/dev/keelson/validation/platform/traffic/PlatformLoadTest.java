package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Load;
import dev.keelson.validation.mesh.traffic.Measured;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.mesh.traffic.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Each route at the load that one pod is planned for, in production: the one at which the autoscaler adds pods, or the one that its limit
 * lets in. Answers take the half second that pools are made for.
 */
@Tag("proof")
@Isolated("nothing else may use the machine while times are taken")
class PlatformLoadTest {
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofMillis(500);
    /** What proxies may add to the answer of half of the requests. */
    private static final Duration ADDED = Duration.ofMillis(5);

    private static final String SCALING = "/spec/metrics/1/pods/target/averageValue";
    private static final String LIMIT = "/spec/configPatches/0/patch/value/typed_config/token_bucket/tokens_per_fill";
    private static final String CONNECTIONS = "/spec/trafficPolicy/connectionPool/tcp/maxConnections";
    private static final String MOST = "/spec/maxReplicas";

    private PlatformMesh mesh;
    private LabPod nexus;
    private LabPod api;

    @BeforeEach
    void run() {
        mesh = PlatformMesh.start("prod");
        List<LabPod> pods = mesh.lab().run("product/nexus", "product/api");
        nexus = pods.get(0);
        api = pods.get(1);
    }

    @AfterEach
    void end() {
        mesh.close();
    }

    private Request fromOutside(String exposure, String path) {
        return mesh.lab().gateway().https(mesh.host(exposure), Request.get(path).token(mesh.token()));
    }

    @Test
    void the_api_serves_what_a_pod_of_it_is_planned_for_on_each_of_its_routes() {
        int rate = mesh.number("HorizontalPodAutoscaler", "api", SCALING);
        int share = mesh.number("DestinationRule", "api", CONNECTIONS)
                / mesh.number("HorizontalPodAutoscaler", "api", MOST);

        serves("the API from outside", api, fromOutside("product/api", "/v1/orders"), rate, share);
        serves("reports from outside", api, fromOutside("product/api", "/v1/reports"), rate, share);
        serves("the API from Nexus", api, fromNexus("/v1/orders"), rate, share);
        serves("reports from Nexus", api, fromNexus("/v1/reports"), rate, share);
    }

    private Request fromNexus(String path) {
        return nexus.to("product/api", 8080, Request.get(path).token(mesh.token()));
    }

    @Test
    void nexus_serves_what_a_pod_of_it_lets_in() {
        int rate = mesh.number("EnvoyFilter", "nexus-local-limit", LIMIT);
        int share = mesh.number("DestinationRule", "nexus", CONNECTIONS)
                / mesh.number("HorizontalPodAutoscaler", "nexus", MOST);

        serves("Nexus from outside", nexus, fromOutside("product/nexus-api", "/"), rate, share);
    }

    @Test
    void the_sockets_that_a_pod_is_planned_for_are_open_at_once() {
        LabPod mcp = mesh.lab().run("product/mcp").get(0);
        int planned = mesh.number("HorizontalPodAutoscaler", "mcp", SCALING);
        List<String> names = IntStream.range(0, planned)
                .mapToObj(number -> "session-" + number)
                .toList();
        Request request = nexus.to("product/mcp", 3001, Request.get("/mcp"));

        assertThat(nexus.app().open(request, "mcp-session-id", names))
                .hasSize(planned)
                .allMatch(Socket::open);
        assertThat(mcp.app().counts().sockets()).isEqualTo(planned);
    }

    /** What is held against the pools above would be nothing if no pool could be too small. */
    @Test
    void half_the_pool_that_the_load_needs_refuses_some_of_it() {
        int rate = mesh.number("HorizontalPodAutoscaler", "api", SCALING);
        int needed = (int) (rate * ANSWER.toMillis() / 1000);
        mesh.lab().change(manifests -> withPool(manifests, needed / 2));
        api.app().behaves(Behaviour.slow(ANSWER));

        assertThat(nexus.app()
                        .load(Load.of(fromNexus("/v1/orders"), rate, TIME))
                        .lost())
                .isPositive();
    }

    private static ManifestTree withPool(ManifestTree manifests, int connections) {
        return new ManifestTree(manifests.manifests().stream()
                .map(manifest ->
                        manifest.type().endsWith("/DestinationRule") ? withPool(manifest, connections) : manifest)
                .toList());
    }

    private static Manifest withPool(Manifest manifest, int connections) {
        JsonNode body = manifest.body().deepCopy();
        if (body.at("/spec/trafficPolicy/connectionPool/tcp") instanceof ObjectNode tcp) {
            tcp.put("maxConnections", connections);
        }
        if (body.at("/spec/trafficPolicy/connectionPool/http") instanceof ObjectNode http) {
            http.put("http1MaxPendingRequests", 1);
        }
        return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
    }

    private void serves(String route, LabPod server, Request request, int rate, int share) {
        nexus.app().load(Load.of(request, rate, Duration.ofSeconds(1)));
        server.app().behaves(Behaviour.slow(ANSWER));
        Measured measured = nexus.app().load(Load.of(request, rate, TIME));
        int most = server.app().counts().most();
        System.out.printf(
                "%s: %.0f requests a second for %d s, answered in %.1f ms at p50 and %.1f ms at p99 of which %d ms are the component's; at most %d of %d under way%n",
                route,
                measured.rate(),
                TIME.toSeconds(),
                measured.p50() / 1000.0,
                measured.p99() / 1000.0,
                ANSWER.toMillis(),
                most,
                share);

        assertThat(measured.lost()).as("%s: %s", route, measured).isZero();
        assertThat(measured.rate()).as("%s", route).isGreaterThan(rate * 0.98);
        assertThat(Duration.ofNanos(measured.p50() * 1000)).as("%s", route).isLessThan(ANSWER.plus(ADDED));
        assertThat(most).as("%s: under way at once", route).isLessThanOrEqualTo(share);
        server.app().behaves(Behaviour.well());
    }
}
