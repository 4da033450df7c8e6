package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.istio.ratelimit.RateLimit;
import java.time.Duration;

/**
 * Counts requests for all pods of whoever is limited: Envoy's own rate limit service. Sidecars ask it, so that it is there
 * where the mesh is. What it counts is said by those who are limited.
 */
final class RateLimits {
    static final Component RATE_LIMIT = PRODUCT.component("ratelimit");
    static final Port GRPC = Port.grpc(8081);

    static final Setting<Count> REPLICAS =
            Setting.count("ratelimit.replicas", 2).between(1, 10);

    private static final Port HTTP = Port.http(8080), METRICS = Port.http("metrics", 9090);

    private RateLimits() {}

    static void define(PlatformDraft p) {
        if (!p.get(ServiceMesh.ENABLED)) {
            return;
        }
        p.deployment(RATE_LIMIT, Image.parse("docker.io/envoyproxy/ratelimit:3fb70258"), d -> {
            d.port(GRPC)
                    .port(HTTP)
                    .port(METRICS)
                    .replicas(p.get(REPLICAS))
                    .user(65532)
                    .priority(Foundation.SERVICE)
                    .command("/bin/ratelimit")
                    .mount("/data/ratelimit/config", RateLimit.limitsFor(RATE_LIMIT))
                    .env("LOG_FORMAT", "json")
                    .env("PORT", Text.of(HTTP.number()))
                    .env("GRPC_PORT", Text.of(GRPC.number()))
                    .env("DEBUG_HOST", "127.0.0.1") // it tells profiles and keys to whoever asks
                    .env("USE_STATSD", "false")
                    .env("USE_PROMETHEUS", "true")
                    .env("PROMETHEUS_ADDR", Text.of(":", METRICS.number()))
                    // Kubernetes changes a mounted file by a link in its directory, whose name begins with a dot.
                    .env("RUNTIME_ROOT", "/data")
                    .env("RUNTIME_SUBDIRECTORY", "ratelimit")
                    .env("RUNTIME_WATCH_ROOT", "false")
                    .env("RUNTIME_IGNOREDOTFILES", "true")
                    .env("HEALTHY_WITH_AT_LEAST_ONE_CONFIG_LOADED", "true")
                    // Counters are a few bytes that end with their minute, so they may lie beside the sessions. Whoever
                    // is
                    // over a limit is remembered here: an attack does not reach Redis.
                    .env("BACKEND_TYPE", "redis")
                    .env("REDIS_SOCKET_TYPE", "tcp")
                    .env(
                            "REDIS_URL",
                            Text.of(p.hostOf(RedisStore.REDIS), ":", p.portOf(RedisStore.REDIS, RedisStore.RESP)))
                    .env("REDIS_AUTH", RedisStore.CREDENTIALS.key("password"))
                    .env("REDIS_POOL_SIZE", "10")
                    .env("CACHE_KEY_PREFIX", "ratelimit:")
                    .env("LOCAL_CACHE_SIZE_IN_BYTES", "1048576")
                    .env("EXPIRATION_JITTER_MAX_SECONDS", "10")
                    .env("LIMIT_RESPONSE_HEADERS_ENABLED", "true")
                    .connectsTo(RedisStore.REDIS, RedisStore.RESP)
                    .scrape(METRICS, m -> m.path("/metrics"));

            // It ends where Redis does not answer at its start, and is started again until Redis does.
            d.startup(Probe.httpGet("/healthcheck", HTTP)
                            .period(Duration.ofSeconds(2))
                            .failureThreshold(30))
                    .readiness(Probe.httpGet("/healthcheck", HTTP)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(2)))
                    .liveness(Probe.tcp(GRPC).period(Duration.ofSeconds(20)).failureThreshold(6))
                    .preStop(Hook.sleep(Duration.ofSeconds(10)))
                    .terminationGrace(Duration.ofSeconds(30))
                    .resources(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(64)));
        });
    }
}
