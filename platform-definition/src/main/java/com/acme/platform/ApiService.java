package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.time.Duration;

/** The product's HTTP API: a Java service that keeps orders in PostgreSQL and sessions in Redis. */
final class ApiService {
    static final Component API = PRODUCT.component("api");
    static final Port HTTP = Port.http(8080), METRICS = Port.http("metrics", 9090);

    static final Setting<Count> REPLICAS =
            Setting.count("api.replicas", 2).between(1, 20).describedAs("How many pods serve the API.");
    static final Setting<Cpu> CPU = Setting.cpu("api.resources.cpu", Cpu.millis(250));
    static final Setting<Count> POOL_SIZE = Setting.count("api.poolSize", 10)
            .between(2, 50)
            .describedAs("Database connections that each pod keeps open.");
    static final Setting<Texts> ALLOWED_ORIGINS = Setting.texts("api.allowedOrigins", "https://app.example.com")
            .describedAs("Web origins whose pages may call the API.");
    static final Choice<LogLevel> LOG_LEVEL = Setting.choice("api.logLevel", LogLevel.INFO);
    static final Toggle SQL_LOGGING = Setting.toggle("api.sqlLogging");

    private static final ConfigRef CONFIG = PRODUCT.config("api-config");
    private static final Peer INGRESS_CONTROLLER =
            Peer.namespace("ingress-nginx").label("app.kubernetes.io/name", "ingress-nginx");

    private ApiService() {}

    static void define(PlatformDraft p) {
        p.config(CONFIG, c -> c.entry("LOG_LEVEL", p.get(LOG_LEVEL).name()).file("application.properties", f -> {
            f.line("server.port=", HTTP.number());
            f.line("management.server.port=", METRICS.number());
            // Longer than the slowest request at p99, shorter than the pod's grace period of 30 s.
            f.line("spring.lifecycle.timeout-per-shutdown-phase=20s");
            f.line("spring.datasource.hikari.maximum-pool-size=", p.get(POOL_SIZE));
            if (p.get(SQL_LOGGING)) {
                f.line("logging.level.org.hibernate.SQL=DEBUG");
            }
            if (!p.when(ALLOWED_ORIGINS.isEmpty())) {
                f.line("web.cors.allowed-origins=", p.get(ALLOWED_ORIGINS).join(","));
            }
        }));

        p.deployment(API, Image.parse("product/api:1.4.2").registry(p.get(Environments.REGISTRY)), d -> d.replicas(
                        p.get(REPLICAS))
                .port(HTTP)
                .port(METRICS)
                .user(10001)
                .writable("/tmp") // Tomcat's work directory and uploads in flight
                .mount("/etc/api", CONFIG)
                .env("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:/etc/api/")
                .env("LOG_LEVEL", CONFIG.key("LOG_LEVEL"))
                // A quarter of the memory stays for metaspace, threads and buffers outside the heap.
                .env("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError")
                .env("DB_URL", Text.of("jdbc:postgresql://postgres:", PostgresDatabase.SQL.number(), "/product"))
                .env("DB_USERNAME", PostgresDatabase.CREDENTIALS.key("username"))
                .env("DB_PASSWORD", PostgresDatabase.CREDENTIALS.key("password"))
                .env("REDIS_HOST", "redis")
                .env("REDIS_PASSWORD", RedisStore.CREDENTIALS.key("password"))
                .connectsTo(PostgresDatabase.POSTGRES, PostgresDatabase.SQL)
                .connectsTo(RedisStore.REDIS, RedisStore.RESP)
                .acceptsFrom(INGRESS_CONTROLLER, HTTP)
                .scrape(METRICS, s -> s.path("/actuator/prometheus").requests("http_server_requests_seconds"))
                // A JVM under a tight CPU request takes up to a minute to start: 30 tries, 3 s apart.
                .startup(Probe.httpGet("/livez", HTTP)
                        .period(Duration.ofSeconds(3))
                        .failureThreshold(30))
                .readiness(Probe.httpGet("/readyz", HTTP)
                        .period(Duration.ofSeconds(5))
                        .timeout(Duration.ofSeconds(2)))
                .liveness(Probe.httpGet("/livez", HTTP)
                        .period(Duration.ofSeconds(10))
                        .timeout(Duration.ofSeconds(5))
                        .failureThreshold(6))
                .resources(r -> r.cpu(p.get(CPU)).memory(Memory.mib(768)))
                .disruptions(b -> b.maxUnavailable(1)));
    }
}
