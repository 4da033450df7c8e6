package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.ExposureRef;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.time.Duration;

/** The product's HTTP API: a Java service that keeps orders in PostgreSQL and sessions in Redis. */
final class ApiService {
    static final Component API = PRODUCT.component("api");
    static final Port HTTP = Port.http(8080), METRICS = Port.http("metrics", 9090);

    /** Its role in PostgreSQL. Keys: {@code username}, {@code password}. */
    static final SecretRef DATABASE = PRODUCT.secret("api-database");

    static final Setting<Host> HOST = Setting.host("api.host", Host.named("api.example.com"));
    static final Setting<Count> MINIMUM = Setting.count("api.minimum", 2).between(1, 20);
    static final Setting<Count> MAXIMUM = Setting.count("global.api.maximum", 4).between(2, 40);
    static final Setting<Cpu> CPU = Setting.cpu("api.resources.cpu", Cpu.millis(250));
    static final Setting<Count> POOL_SIZE = Setting.count("global.api.poolSize", 10)
            .between(2, 50)
            .describedAs("Database connections that each pod keeps open.");
    static final Setting<Texts> ALLOWED_ORIGINS = Setting.texts("api.allowedOrigins", "https://app.example.com")
            .describedAs("Web origins whose pages may call the API.");
    static final Choice<LogLevel> LOG_LEVEL = Setting.choice("api.logLevel", LogLevel.INFO);
    static final Toggle SQL_LOGGING = Setting.toggle("api.sqlLogging");

    /** What a pod is planned for; beyond it the autoscaler adds one. */
    static final int REQUESTS_PER_SECOND = 100;

    private static final ExposureRef PUBLIC = PRODUCT.exposure("api");
    private static final ConfigRef CONFIG = PRODUCT.config("api-config");
    private static final Port DEBUGGER = Port.tcp("jdwp", 5005);

    private ApiService() {}

    static void define(PlatformDraft p) {
        p.externalSecret(DATABASE, Foundation.VAULT, s -> s.key(
                        "username", Foundation.remote(p, "api").property("username"))
                .key("password", Foundation.remote(p, "api").property("password")));

        p.config(CONFIG, c -> c.entry("LOG_LEVEL", p.get(LOG_LEVEL).name()).file("application.properties", f -> {
            f.line("server.port=", HTTP.number());
            f.line("server.shutdown=graceful");
            f.line("management.server.port=", METRICS.number());
            f.line("spring.lifecycle.timeout-per-shutdown-phase=20s");
            f.line("spring.datasource.hikari.maximum-pool-size=", p.get(POOL_SIZE));
            // Shorter than the timeout of a request, so that a caller hears why it waited.
            f.line("spring.datasource.hikari.connection-timeout=3000");
            if (p.get(SQL_LOGGING)) {
                f.line("logging.level.org.hibernate.SQL=DEBUG");
            }
            if (!p.when(ALLOWED_ORIGINS.isEmpty())) {
                f.line("web.cors.allowed-origins=", p.get(ALLOWED_ORIGINS).join(","));
            }
        }));

        p.deployment(API, Image.parse("product/api:1.4.2").registry(p.get(Environments.REGISTRY)), d -> {
            d.port(HTTP)
                    .port(METRICS)
                    .user(10001)
                    .pullSecret(Foundation.PULL_SECRET)
                    .priority(Foundation.SERVICE)
                    .writable("/tmp") // Tomcat's work directory and uploads in flight
                    .mount("/etc/api", CONFIG)
                    .env("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:/etc/api/")
                    .env("LOG_LEVEL", CONFIG.key("LOG_LEVEL"))
                    // A quarter of the memory stays for metaspace, threads and buffers outside the heap.
                    .env("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError")
                    .env("DB_URL", PostgresDatabase.url(p))
                    .env("DB_USERNAME", DATABASE.key("username"))
                    .env("DB_PASSWORD", DATABASE.key("password"))
                    .env("REDIS_HOST", p.hostOf(RedisStore.REDIS))
                    .env("REDIS_PORT", Text.of(p.portOf(RedisStore.REDIS, RedisStore.RESP)))
                    .env("REDIS_PASSWORD", RedisStore.CREDENTIALS.key("password"))
                    .connectsTo(PostgresDatabase.POSTGRES, PostgresDatabase.SQL, c -> c.pool(p.get(POOL_SIZE)))
                    .connectsTo(RedisStore.REDIS, RedisStore.RESP)
                    .scrape(METRICS, s -> s.path("/actuator/prometheus").requests("http_server_requests_seconds"));

            // A JVM under a tight CPU request takes up to a minute to start: 30 tries, 3 s apart.
            d.startup(Probe.httpGet("/livez", HTTP)
                            .period(Duration.ofSeconds(3))
                            .failureThreshold(30))
                    .readiness(Probe.httpGet("/readyz", HTTP)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(2)))
                    .liveness(Probe.httpGet("/livez", HTTP)
                            .period(Duration.ofSeconds(10))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6));

            // 10 s until no proxy sends anything new, 20 s for what runs, and 15 s that nothing should need.
            d.preStop(Hook.sleep(Duration.ofSeconds(10)))
                    .terminationGrace(Duration.ofSeconds(45))
                    // A start takes 90 s at most: who waits for longer waits for a version that does not come.
                    .progressDeadline(Duration.ofMinutes(5));

            ServiceMesh.withToken(d, t -> t.exempt(McpServer.MCP, "it asks in its own name"));
            ApiTraffic.of(p, d);

            d.resources(r -> r.cpu(p.get(CPU)).memory(Memory.mib(768)))
                    .horizontalScaling(h -> h.between(p.get(MINIMUM), p.get(MAXIMUM))
                            .cpu(Percent.of(70))
                            .pods(Metric.named("http_requests_per_second"), REQUESTS_PER_SECOND)
                            // Up at once, at most doubled each half minute; down slowly, one pod a minute.
                            .scaleUp(b ->
                                    b.stabilization(Duration.ZERO).percent(Percent.of(100), Duration.ofSeconds(30)))
                            .scaleDown(
                                    b -> b.stabilization(Duration.ofMinutes(5)).pods(1, Duration.ofMinutes(1))))
                    // Recommends only: the autoscaler above already acts on processor time.
                    .verticalScaling(v -> v.mode(VerticalScalingMode.OFF));

            if (p.get(Environments.DEBUG)) {
                d.development(v -> v.debugPort(DEBUGGER)
                        .env(
                                "JAVA_TOOL_OPTIONS",
                                "-XX:MaxRAMPercentage=75 -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005")
                        .command(
                                "java",
                                "-cp",
                                "/workspace/classes:/app/classes:/app/libs/*",
                                "com.acme.api.Application")
                        .sources("/workspace")
                        .relaxedProbes());
            }
        });

        p.expose(PUBLIC, p.get(HOST), e -> e.path("/", API, HTTP)
                .timeout(Duration.ofSeconds(30)) // the slowest report, and no more
                .tls(Foundation.LETS_ENCRYPT));
    }
}
