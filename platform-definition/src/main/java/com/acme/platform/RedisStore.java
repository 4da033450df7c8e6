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

/** Redis 7, one instance that keeps sessions over a restart, and an exporter beside it. */
final class RedisStore {
    static final Component REDIS = PRODUCT.component("redis");
    static final Port RESP = Port.tcp("redis", 6379), METRICS = Port.http("metrics", 9121);
    static final Image IMAGE = Image.parse("docker.io/library/redis:7.4.6-bookworm");

    /** Keys: {@code password}, and {@code auth.conf} with the line that Redis includes. */
    static final SecretRef CREDENTIALS = PRODUCT.secret("redis-credentials");

    static final Toggle ENABLED = Setting.toggle("redis.enabled")
            .onByDefault()
            .describedAs("Runs Redis here; without it one that somebody else runs is used.");
    static final Setting<Host> HOST = Setting.host("redis.external.host", Host.named("redis.example.com"));
    static final Setting<PortNumber> EXTERNAL_PORT = Setting.port("redis.external.port", 6379);
    static final Setting<Cidr> ADDRESSES = Setting.cidr("redis.external.addresses", Cidr.parse("10.0.0.0/8"))
            .describedAs("Where that host answers: what callers are let out to.");
    static final Setting<Text> PASSWORD = Setting.text("redis.external.credentials", "redis")
            .describedAs("Where its credentials are in the vault, below the path of the environment.");

    static final Setting<Memory> MEMORY = Setting.memory("redis.resources.memory", Memory.mib(512))
            .describedAs("Twice what is stored must fit: rewriting the log forks the process.");
    static final Setting<Count> DATA_SIZE = Setting.count("redis.dataMegabytes", 256)
            .between(16, 64 * 1024)
            .describedAs(
                    "What may be stored, in mebibytes; beyond it Redis refuses to write. At most half of the memory.");
    static final Setting<Storage> STORAGE =
            Setting.storage("redis.claims.data.size", Storage.gib(5)).between(Storage.gib(1), Storage.tib(1));

    private static final ConfigRef CONFIG = PRODUCT.config("redis-config");

    private RedisStore() {}

    static void define(PlatformDraft p) {
        if (!p.get(ENABLED)) {
            p.external(
                    REDIS, p.get(HOST), e -> e.port(RESP, p.get(EXTERNAL_PORT)).at(Peer.block(p.get(ADDRESSES))));
            p.externalSecret(
                    CREDENTIALS,
                    Foundation.VAULT,
                    s -> s.key("password", Foundation.remote(p, p.get(PASSWORD)).property("password")));
            return;
        }
        p.externalSecret(CREDENTIALS, Foundation.VAULT, s -> s.key(
                        "password", Foundation.remote(p, "redis").property("password"))
                .file("auth.conf", f -> f.line("requirepass ", CREDENTIALS.key("password"))));

        p.config(
                CONFIG,
                c -> c.file("redis.conf", f -> f.line("dir /data")
                        .line("port ", RESP.number())
                        // A session that was acknowledged may be lost with the last second before a crash, not more.
                        .line("appendonly yes")
                        .line("appendfsync everysec")
                        .line("save \"\"")
                        // Sessions are not a cache: better to refuse a new one than to drop an old one.
                        .line("maxmemory ", p.get(DATA_SIZE), "mb")
                        .line("maxmemory-policy noeviction")
                        .line("include /etc/redis-auth/auth.conf")));

        p.statefulSet(REDIS, IMAGE, s -> {
            s.port(RESP)
                    .user(999)
                    .priority(Foundation.DATA)
                    .annotation(Foundation.STAYS, "true")
                    .annotation(Foundation.MAY_GO, "false")
                    .claim("data", p.get(STORAGE), c -> c.mountedAt("/data").storageClass(Foundation.FAST_DISK))
                    .writable("/tmp")
                    .mount("/etc/redis", CONFIG)
                    .mount("/etc/redis-auth", CREDENTIALS, f -> f.key("auth.conf"))
                    .args("redis-server", "/etc/redis/redis.conf")
                    .env("REDISCLI_AUTH", CREDENTIALS.key("password"));

            // Loading a large log at start answers LOADING until it is done.
            s.startup(Probe.exec("sh", "-c", "redis-cli ping | grep -q PONG")
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(3))
                            .failureThreshold(60))
                    .readiness(Probe.exec("sh", "-c", "redis-cli ping | grep -q PONG")
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(3)))
                    .liveness(Probe.tcp(RESP).period(Duration.ofSeconds(20)).failureThreshold(6))
                    // On SIGTERM Redis writes its log to disk and ends; a slow disk may take a while.
                    .terminationGrace(Duration.ofSeconds(60))
                    .resources(r -> r.cpu(Cpu.millis(100)).memory(p.get(MEMORY)));

            s.sidecar("exporter", Image.parse("docker.io/oliver006/redis_exporter:v1.74.0"), c -> c.port(METRICS)
                            .user(59000)
                            .env("REDIS_ADDR", Text.of("redis://localhost:", RESP.number()))
                            .env("REDIS_PASSWORD", CREDENTIALS.key("password"))
                            .resources(r -> r.cpu(Cpu.millis(10)).memory(Memory.mib(64))))
                    .scrape(METRICS, m -> m.path("/metrics"));

            if (p.get(Environments.PRODUCTION)) {
                s.accept("single-replica", "a restart takes seconds, and clients of sessions try again");
            }
        });

        RedisBackups.define(p);
    }
}
