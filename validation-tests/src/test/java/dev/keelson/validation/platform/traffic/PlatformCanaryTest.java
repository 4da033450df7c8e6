package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.App;
import dev.keelson.validation.mesh.traffic.Behaviour;
import dev.keelson.validation.mesh.traffic.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two versions of the API in staging, asked by Nexus and from outside. */
@Tag("slow")
class PlatformCanaryTest {
    /** A proof fails by chance once in a million runs. */
    private static final double ALPHA = 1e-6;

    private static final int REQUESTS = 1000;
    private static final String STABLE = "product/api", CANARY = "product/api-canary", MCP = "product/mcp";

    private static PlatformMesh mesh;
    private static LabPod nexus;

    @BeforeAll
    static void run() {
        mesh = PlatformMesh.start("staging");
        nexus = mesh.lab().run("product/nexus", STABLE, STABLE, CANARY, MCP).get(0);
    }

    @AfterAll
    static void end() {
        mesh.close();
    }

    @BeforeEach
    void count() {
        mesh.lab().pods().forEach(pod -> pod.app().behaves(Behaviour.well()));
    }

    private static double share(String setting) {
        return mesh.setting(setting) / 100.0;
    }

    private static List<Answer> nexusAsks(Request request) {
        return nexus.asks("product/api", 8080, request.token(mesh.token()));
    }

    private static long fromCanary(List<Answer> answers) {
        assertThat(answers).allMatch(Answer::isWell);
        return answers.stream()
                .filter(answer -> answer.pod().startsWith("api-canary-"))
                .count();
    }

    @Test
    void a_share_of_the_calls_inside_goes_to_the_next_version() {
        int canary = (int)
                fromCanary(nexusAsks(Request.get("/v1/orders").method("POST").times(REQUESTS, 4)));

        assertThat(Binomial.explains(share("api.canary.step"), REQUESTS, canary, ALPHA))
                .as("%d of %d", canary, REQUESTS)
                .isTrue();
    }

    @Test
    void a_share_of_the_requests_from_outside_goes_to_the_next_version() {
        String host = mesh.report().at("/exposures/0/host").asText();
        Request request =
                Request.get("/v1/orders").method("POST").token(mesh.token()).times(REQUESTS, 4);
        int canary =
                (int) fromCanary(mesh.lab().outside().call(mesh.lab().gateway().https(host, request)));

        assertThat(Binomial.explains(share("api.canary.step"), REQUESTS, canary, ALPHA))
                .as("%d of %d", canary, REQUESTS)
                .isTrue();
    }

    @Test
    void testers_always_reach_the_next_version() {
        assertThat(fromCanary(nexusAsks(
                        Request.get("/v1/orders").header("x-canary", "true").times(50))))
                .isEqualTo(50);
        assertThat(fromCanary(nexusAsks(
                        Request.get("/v1/reports/7").header("x-canary", "true").times(50))))
                .isEqualTo(50);
    }

    @Test
    void copies_of_reading_requests_reach_the_next_version_and_nobody_waits_for_them() {
        LabPod canary = mesh.lab().pods(CANARY).get(0);
        int own = (int) fromCanary(nexusAsks(Request.get("/v1/orders").times(REQUESTS, 4)));
        int copies = canary.app().counts().requests() - own;

        assertThat(Binomial.explains(share("api.canary.mirror"), REQUESTS, copies, ALPHA))
                .as("%d of %d", copies, REQUESTS)
                .isTrue();
    }

    @Test
    void writing_requests_are_not_copied() {
        LabPod canary = mesh.lab().pods(CANARY).get(0);
        int own = (int)
                fromCanary(nexusAsks(Request.get("/v1/orders").method("POST").times(200, 4)));

        assertThat(canary.app().counts().requests()).isEqualTo(own);
    }

    @Test
    void sockets_stay_open_through_all_its_steps() {
        List<String> names =
                IntStream.range(0, 50).mapToObj(number -> "session-" + number).toList();
        Request fromOutside = mesh.lab()
                .gateway()
                .https(mesh.host("product/nexus-mcp"), Request.get("/mcp").token(mesh.token()));
        List<App> callers = List.of(nexus.app(), mesh.lab().outside());
        callers.get(0).open(nexus.to(MCP, 3001, Request.get("/mcp")), "mcp-session-id", names);
        callers.get(1).open(fromOutside, "mcp-session-id", names);
        try {
            mesh.lab().change(Routes.canary(50));
            mesh.lab().change(Routes.canary(100));
        } finally {
            mesh.lab().change(Routes.canary(mesh.setting("api.canary.step")));
        }

        for (App caller : callers) {
            caller.echo();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(caller.sockets())
                    .hasSize(names.size())
                    .allMatch(socket -> socket.open() && socket.echoed() == 1));
            caller.closeSockets();
        }
    }
}
