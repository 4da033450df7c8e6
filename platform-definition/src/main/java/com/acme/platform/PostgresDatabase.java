package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import java.time.Duration;

/**
 * PostgreSQL 17, one instance with a volume of its own, and an exporter beside it; or one that somebody else runs, with a
 * database {@code product} and the roles of the services, whose credentials are in the vault either way.
 */
final class PostgresDatabase {
    static final Component POSTGRES = PRODUCT.component("postgres");
    static final Port SQL = Port.tcp("postgresql", 5432), METRICS = Port.http("metrics", 9187);
    static final Image IMAGE = Image.parse("docker.io/library/postgres:17.6");
    static final String DATABASE = "product";

    /** The superuser, for initialisation and backups alone: services have roles of their own. Keys: {@code username}, {@code password}. */
    static final SecretRef OWNER = PRODUCT.secret("postgres-owner");

    /** Whom the exporter is. Key: {@code password}. */
    private static final SecretRef MONITORING = PRODUCT.secret("postgres-monitoring");

    static final Toggle ENABLED = Setting.toggle("postgres.enabled")
            .onByDefault()
            .describedAs("Runs PostgreSQL here; without it one that somebody else runs is used.");
    static final Setting<Host> HOST = Setting.host("postgres.external.host", Host.named("postgres.example.com"));
    static final Setting<PortNumber> EXTERNAL_PORT = Setting.port("postgres.external.port", 5432);
    static final Setting<Cidr> ADDRESSES = Setting.cidr("postgres.external.addresses", Cidr.parse("10.0.0.0/8"))
            .describedAs("Where that host answers: what callers are let out to.");

    static final Setting<Cpu> CPU = Setting.cpu("postgres.resources.cpu", Cpu.cores(1));
    static final Setting<Memory> MEMORY = Setting.memory("postgres.resources.memory", Memory.gib(2));
    static final Setting<Count> SHARED_BUFFERS = Setting.count("postgres.sharedBuffersMegabytes", 128)
            .describedAs("A quarter of the memory is where PostgreSQL's own manual begins.");
    static final Setting<Storage> STORAGE = Setting.storage("postgres.claims.data.size", Storage.gib(50))
            .between(Storage.gib(1), Storage.tib(16))
            .describedAs("Size of the data volume; it can grow later, never shrink.");

    private static final String DATA = "/var/lib/postgresql/data";
    private static final ConfigRef CONFIG = PRODUCT.config("postgres-config");
    private static final ConfigRef INITIALISATION = PRODUCT.config("postgres-initialisation");

    /** What operators, backups, the migration and the exporter need beside the pools of the services. */
    private static final int RESERVED_CONNECTIONS = 20;

    private PostgresDatabase() {}

    static void define(PlatformDraft p) {
        if (!p.get(ENABLED)) {
            p.external(POSTGRES, p.get(HOST), e -> e.port(SQL, p.get(EXTERNAL_PORT))
                    .at(Peer.block(p.get(ADDRESSES))));
            return;
        }
        p.externalSecret(OWNER, Foundation.VAULT, s -> s.key(
                        "username", Foundation.remote(p, "postgres").property("username"))
                .key("password", Foundation.remote(p, "postgres").property("password")));
        p.externalSecret(
                MONITORING,
                Foundation.VAULT,
                s -> s.key("password", Foundation.remote(p, "postgres").property("monitoring-password")));

        p.config(
                CONFIG,
                c -> c.file("postgresql.conf", f -> f.line("listen_addresses = '*'")
                        .line("max_connections = ", connections(p))
                        .line("shared_buffers = ", p.get(SHARED_BUFFERS), "MB")
                        .line("password_encryption = scram-sha-256")
                        .line("log_min_duration_statement = 500ms")
                        .line("log_connections = on")
                        .line("idle_in_transaction_session_timeout = 60s")));
        p.config(INITIALISATION, c -> c.resource("10-roles.sh", PostgresDatabase.class, "postgres-init.sh"));

        p.statefulSet(POSTGRES, IMAGE, s -> {
            s.port(SQL)
                    .connectionLimit(SQL, connections(p))
                    // The image's own user; initdb refuses a data directory that is the root of a volume.
                    .user(999)
                    .priority(Foundation.DATA)
                    .annotation(Foundation.STAYS, "true")
                    .annotation(Foundation.MAY_GO, "false")
                    .claim("data", p.get(STORAGE), c -> c.mountedAt(DATA).storageClass(Foundation.FAST_DISK))
                    .env("PGDATA", DATA + "/pgdata")
                    .writable("/var/run/postgresql", "/tmp")
                    // The 64 MiB that container runtimes give are too few for parallel queries.
                    .emptyDir(
                            "shared-memory",
                            e -> e.mountedAt("/dev/shm").inMemory().sizeLimit(Storage.mib(256)))
                    .mount("/etc/postgresql", CONFIG)
                    .mount("/docker-entrypoint-initdb.d", INITIALISATION)
                    .args("postgres", "-c", "config_file=/etc/postgresql/postgresql.conf")
                    .env("POSTGRES_DB", DATABASE)
                    .env("POSTGRES_USER", OWNER.key("username"))
                    .env("POSTGRES_PASSWORD", OWNER.key("password"))
                    .env("API_PASSWORD", ApiService.DATABASE.key("password"))
                    .env("DATAFLOW_PASSWORD", DataFlow.CREDENTIALS.key("password"))
                    .env("MONITORING_PASSWORD", MONITORING.key("password"))
                    .env("POSTGRES_INITDB_ARGS", "--data-checksums --auth-host=scram-sha-256");

            // Replaying the log after a crash may take minutes: ten of them.
            s.startup(Probe.exec("pg_isready", "-q", "-d", DATABASE)
                            .period(Duration.ofSeconds(10))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(60))
                    .readiness(Probe.exec("pg_isready", "-q", "-d", DATABASE)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(3)))
                    // 1 means that it answers and refuses for now, which no restart would mend.
                    .liveness(Probe.exec("sh", "-c", "pg_isready -q -d " + DATABASE + "; [ $? -lt 2 ]")
                            .period(Duration.ofSeconds(20))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6))
                    // The image stops with SIGINT, a fast shutdown: what takes time is the last checkpoint.
                    .terminationGrace(Duration.ofSeconds(120))
                    .resources(r -> r.cpu(p.get(CPU)).memory(p.get(MEMORY)));

            s.sidecar("exporter", Image.parse("quay.io/prometheuscommunity/postgres-exporter:v0.17.1"), c -> c.port(
                                    METRICS)
                            .user(65534)
                            .env(
                                    "DATA_SOURCE_URI",
                                    Text.of("localhost:", SQL.number(), "/", DATABASE, "?sslmode=disable"))
                            .env("DATA_SOURCE_USER", "monitoring")
                            .env("DATA_SOURCE_PASS", MONITORING.key("password"))
                            .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(64))))
                    .scrape(METRICS, m -> m.path("/metrics"));

            if (p.get(Environments.PRODUCTION)) {
                s.accept("single-replica", "a standby that takes over is bought as a service before it is built here");
            }
        });

        PostgresBackups.define(p);
    }

    /** {@return where JDBC finds the database} */
    static Text url(PlatformDraft p) {
        return Text.of("jdbc:postgresql://", p.hostOf(POSTGRES), ":", p.portOf(POSTGRES, SQL), "/", DATABASE);
    }

    /**
     * All pools at their most, one pod more of what is updated with a surge, and a reserve. The API may run in two versions,
     * each of which may have all of the calls at some step: to make room then would be a restart of the database in the
     * midst of a promotion.
     */
    private static Count connections(PlatformDraft p) {
        Count api = p.get(ApiService.POOL_SIZE)
                .times(p.get(ApiService.MAXIMUM).plus(1).times(2));
        Count dataflow = p.get(DataFlow.POOL_SIZE).times(p.get(DataFlow.MAXIMUM));
        return api.plus(dataflow).plus(RESERVED_CONNECTIONS);
    }
}
