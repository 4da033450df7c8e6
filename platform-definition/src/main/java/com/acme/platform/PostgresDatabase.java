package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import java.time.Duration;

/** PostgreSQL 17, one instance with a volume of its own. */
final class PostgresDatabase {
    static final Component POSTGRES = PRODUCT.component("postgres");
    static final Port SQL = Port.tcp("postgresql", 5432);

    /** Keys: {@code username}, {@code password}. */
    static final SecretRef CREDENTIALS = PRODUCT.existingSecret("postgres-credentials");

    static final Setting<Cpu> CPU = Setting.cpu("postgres.resources.cpu", Cpu.cores(1));
    static final Setting<Memory> MEMORY = Setting.memory("postgres.resources.memory", Memory.gib(2));
    static final Setting<Storage> STORAGE = Setting.storage("postgres.claims.data.size", Storage.gib(50))
            .between(Storage.gib(1), Storage.tib(16))
            .describedAs("Size of the data volume; it can grow later, never shrink.");

    private static final String DATA = "/var/lib/postgresql/data";
    private static final ConfigRef CONFIG = PRODUCT.config("postgres-config");

    /** What operators and backups need beside the pools of the services. */
    private static final int RESERVED_CONNECTIONS = 15;

    private PostgresDatabase() {}

    static void define(PlatformDraft p) {
        // While the API is updated one pod more than wanted holds a pool.
        Count apiConnections =
                p.get(ApiService.POOL_SIZE).times(p.get(ApiService.REPLICAS).plus(1));

        p.config(
                CONFIG,
                c -> c.file("postgresql.conf", f -> f.line("listen_addresses = '*'")
                        .line("max_connections = ", apiConnections.plus(RESERVED_CONNECTIONS))
                        .line("password_encryption = scram-sha-256")
                        .line("log_min_duration_statement = 500ms")
                        .line("log_connections = on")
                        .line("idle_in_transaction_session_timeout = 60s")));

        p.statefulSet(POSTGRES, Image.parse("docker.io/library/postgres:17.6"), s -> {
            if (p.get(Environments.PRODUCTION)) {
                s.accept(
                        "single-replica",
                        "one primary without replicas; an outage lasts until its volume is attached anew");
            }
            s.port(SQL)
                    // The image's own user; initdb refuses a data directory that is the root of a volume.
                    .user(999)
                    .claim("data", p.get(STORAGE), c -> c.mountedAt(DATA))
                    .env("PGDATA", DATA + "/pgdata")
                    .writable("/var/run/postgresql", "/tmp")
                    // The 64 MiB that container runtimes give are too few for parallel queries.
                    .emptyDir(
                            "shared-memory",
                            e -> e.mountedAt("/dev/shm").inMemory().sizeLimit(Storage.mib(256)))
                    .mount("/etc/postgresql", CONFIG)
                    .args("postgres", "-c", "config_file=/etc/postgresql/postgresql.conf")
                    .env("POSTGRES_DB", "product")
                    .env("POSTGRES_USER", CREDENTIALS.key("username"))
                    .env("POSTGRES_PASSWORD", CREDENTIALS.key("password"))
                    .env("POSTGRES_INITDB_ARGS", "--data-checksums --auth-host=scram-sha-256")
                    // Replaying the log after a crash may take minutes: ten of them.
                    .startup(Probe.exec("pg_isready", "-q", "-d", "product")
                            .period(Duration.ofSeconds(10))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(60))
                    .readiness(Probe.exec("pg_isready", "-q", "-d", "product")
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(3)))
                    // 1 means that it answers and refuses for now, which no restart would mend.
                    .liveness(Probe.exec("sh", "-c", "pg_isready -q -d product; [ $? -lt 2 ]")
                            .period(Duration.ofSeconds(20))
                            .timeout(Duration.ofSeconds(5))
                            .failureThreshold(6))
                    .resources(r -> r.cpu(p.get(CPU)).memory(p.get(MEMORY)));
        });
    }
}
