package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Hook;
import dev.keelson.core.container.PodField;
import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.scaling.MetricTarget;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScalingMode;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.PodManagement;
import java.time.Duration;

/**
 * Runs data flows: PostgreSQL holds what is to be done, Neo4j what was learnt. Each pod keeps the nodes it generated on a
 * volume of its own, because generating them again takes minutes.
 */
final class DataFlow {
    static final Component DATAFLOW = PRODUCT.component("dataflow");
    static final Component MIGRATION = PRODUCT.component("dataflow-migration");
    static final Port HTTP = Port.http(8082), METRICS = Port.http("metrics", 9090);

    /** Keys: {@code username}, {@code password}. */
    static final SecretRef CREDENTIALS = PRODUCT.secret("dataflow-database");

    static final Setting<Text> VERSION = Setting.text("dataflow.version", "3.2.0")
            .holding(Characters.DNS_NAME)
            .describedAs("Of the service and of its migration, which are one image.");
    static final Setting<Count> MINIMUM = Setting.count("dataflow.minimum", 2).between(1, 20);
    static final Setting<Count> MAXIMUM = Setting.count("dataflow.maximum", 4).between(2, 40);
    static final Setting<Count> POOL_SIZE =
            Setting.count("dataflow.poolSize", 8).between(2, 50);
    static final Setting<Storage> CACHE = Setting.storage("dataflow.claims.nodes.size", Storage.gib(20));

    private DataFlow() {}

    static void define(PlatformDraft p) {
        Image image = Image.parse("product/dataflow:3.2.0")
                .registry(p.get(Environments.REGISTRY))
                .tag(p.get(VERSION));

        p.externalSecret(CREDENTIALS, Foundation.VAULT, s -> s.key(
                        "username", Foundation.remote(p, "dataflow").property("username"))
                .key("password", Foundation.remote(p, "dataflow").property("password")));

        // A new version of the service needs a new job, because the template of a job cannot change. The finished job
        // is kept: pods of the service ask for it whenever they start.
        p.job(MIGRATION, image, j -> Upgrades.migration(j.revision(p.get(VERSION)), Duration.ofMinutes(15))
                .after(PostgresDatabase.POSTGRES)
                .before(DATAFLOW)
                .args("migrate")
                .user(10001)
                .pullSecret(Foundation.PULL_SECRET)
                .priority(Foundation.SERVICE)
                .writable("/tmp")
                .env("DB_URL", PostgresDatabase.url(p))
                .env("DB_USERNAME", CREDENTIALS.key("username"))
                .env("DB_PASSWORD", CREDENTIALS.key("password"))
                .connectsTo(PostgresDatabase.POSTGRES, PostgresDatabase.SQL)
                .backoffLimit(3)
                .activeDeadline(Duration.ofMinutes(15))
                .resources(r -> r.cpu(Cpu.millis(200)).memory(Memory.mib(512))));

        p.statefulSet(DATAFLOW, image, s -> {
            s.port(HTTP)
                    .port(METRICS)
                    .podManagement(PodManagement.PARALLEL) // pods do not know each other
                    .user(10001)
                    .pullSecret(Foundation.PULL_SECRET)
                    .priority(Foundation.SERVICE)
                    .claim("nodes", p.get(CACHE), c -> c.mountedAt("/var/cache/dataflow")
                            .storageClass(Foundation.FAST_DISK))
                    .writable("/tmp")
                    .env("WORKER_ID", PodField.NAME)
                    .env("NODE_CACHE", "/var/cache/dataflow")
                    .env("DB_URL", PostgresDatabase.url(p))
                    .env("DB_USERNAME", CREDENTIALS.key("username"))
                    .env("DB_PASSWORD", CREDENTIALS.key("password"))
                    .env("DB_POOL_SIZE", Text.of(p.get(POOL_SIZE)))
                    .env(
                            "NEO4J_URI",
                            Text.of(
                                    "bolt://",
                                    p.hostOf(Neo4jDatabase.NEO4J),
                                    ":",
                                    p.portOf(Neo4jDatabase.NEO4J, Neo4jDatabase.BOLT)))
                    .env("NEO4J_USERNAME", "neo4j")
                    .env("NEO4J_PASSWORD", Neo4jDatabase.CREDENTIALS.key("password"))
                    .env("JAVA_TOOL_OPTIONS", "-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError")
                    .connectsTo(PostgresDatabase.POSTGRES, PostgresDatabase.SQL, c -> c.pool(p.get(POOL_SIZE)))
                    .connectsTo(Neo4jDatabase.NEO4J, Neo4jDatabase.BOLT)
                    .scrape(METRICS, m -> m.path("/metrics"));

            s.startup(Probe.httpGet("/livez", HTTP)
                            .period(Duration.ofSeconds(5))
                            .failureThreshold(36))
                    .readiness(Probe.httpGet("/readyz", HTTP)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(2)))
                    .liveness(Probe.httpGet("/livez", HTTP)
                            .period(Duration.ofSeconds(15))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6));

            // A step of a flow takes up to two minutes; it is finished or handed back before the pod goes.
            s.preStop(Hook.sleep(Duration.ofSeconds(5))).terminationGrace(Duration.ofSeconds(150));

            s.resources(r -> r.cpu(Cpu.millis(500)).memory(Memory.gib(1)))
                    .horizontalScaling(h -> h.between(p.get(MINIMUM), p.get(MAXIMUM))
                            // Thirty waiting steps are what a pod gets done in half a minute.
                            .external(Metric.named("dataflow_queue_length"), MetricTarget.perPod(30))
                            .scaleDown(
                                    b -> b.stabilization(Duration.ofMinutes(10)).pods(1, Duration.ofMinutes(3))))
                    // The autoscaler counts steps, so memory may be adjusted without the two pulling at one number.
                    .verticalScaling(v -> v.mode(VerticalScalingMode.INITIAL)
                            .controls(ScaledResource.MEMORY)
                            .minimum(Cpu.millis(500), Memory.mib(768))
                            .maximum(Cpu.cores(2), Memory.gib(4)));
        });
    }
}
