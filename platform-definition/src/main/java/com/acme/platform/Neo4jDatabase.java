package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.container.Probe;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
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

/** Neo4j 5, Community Edition: one instance with a volume of its own. It has no metrics that Prometheus could read. */
final class Neo4jDatabase {
    static final Component NEO4J = PRODUCT.component("neo4j");
    static final Port BOLT = Port.tcp("bolt", 7687), HTTP = Port.http(7474);

    /** Keys: {@code password}, and {@code auth}, which is {@code neo4j/<password>} as the image wants it. */
    static final SecretRef CREDENTIALS = PRODUCT.secret("neo4j-credentials");

    static final Toggle ENABLED = Setting.toggle("neo4j.enabled")
            .onByDefault()
            .describedAs("Runs Neo4j here; without it one that somebody else runs is used.");
    static final Setting<Host> HOST = Setting.host("neo4j.external.host", Host.named("neo4j.example.com"));
    static final Setting<PortNumber> EXTERNAL_PORT = Setting.port("neo4j.external.port", 7687);
    static final Setting<Cidr> ADDRESSES = Setting.cidr("neo4j.external.addresses", Cidr.parse("10.0.0.0/8"))
            .describedAs("Where that host answers: what callers are let out to.");
    static final Setting<Text> PASSWORD = Setting.text("neo4j.external.credentials", "neo4j")
            .describedAs("Where its credentials are in the vault, below the path of the environment.");

    static final Setting<Cpu> CPU = Setting.cpu("neo4j.resources.cpu", Cpu.millis(500));
    static final Setting<Memory> MEMORY = Setting.memory("neo4j.resources.memory", Memory.gib(2))
            .describedAs("Heap, page cache, and a gibibyte for the rest of the JVM.");
    static final Setting<Count> HEAP = Setting.count("neo4j.heapMegabytes", 512);
    static final Setting<Count> PAGE_CACHE = Setting.count("neo4j.pageCacheMegabytes", 512);
    static final Setting<Storage> STORAGE = Setting.storage("neo4j.claims.data.size", Storage.gib(20));

    private static final Image IMAGE = Image.parse("docker.io/library/neo4j:5.26.14-community");
    private static final String CONFIGURATION = "/var/lib/neo4j/conf";

    private Neo4jDatabase() {}

    static void define(PlatformDraft p) {
        if (!p.get(ENABLED)) {
            p.external(
                    NEO4J, p.get(HOST), e -> e.port(BOLT, p.get(EXTERNAL_PORT)).at(Peer.block(p.get(ADDRESSES))));
            p.externalSecret(
                    CREDENTIALS,
                    Foundation.VAULT,
                    s -> s.key("password", Foundation.remote(p, p.get(PASSWORD)).property("password")));
            return;
        }
        p.externalSecret(CREDENTIALS, Foundation.VAULT, s -> s.key(
                        "password", Foundation.remote(p, "neo4j").property("password"))
                .entry("auth", "neo4j/", CREDENTIALS.key("password")));

        p.statefulSet(NEO4J, IMAGE, s -> {
            s.port(BOLT)
                    .port(HTTP)
                    .user(7474)
                    .priority(Foundation.DATA)
                    .annotation(Foundation.STAYS, "true")
                    .annotation(Foundation.MAY_GO, "false")
                    .claim("data", p.get(STORAGE), c -> c.mountedAt("/data").storageClass(Foundation.FAST_DISK))
                    .writable("/logs", "/tmp")
                    // The image appends what the variables say to its configuration, so that it needs a copy of it that
                    // can be written; an empty directory in its place would lose the settings that the image brings.
                    .emptyDir("configuration", e -> e.mountedAt(CONFIGURATION).sizeLimit(Storage.mib(16)))
                    .initContainer("configuration", IMAGE, c -> c.command(
                                    "cp", "--recursive", "--no-target-directory", CONFIGURATION, "/copy")
                            .sharedVolume("configuration", v -> v.mountedAt("/copy"))
                            .resources(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(32))))
                    .env("NEO4J_AUTH", CREDENTIALS.key("auth"))
                    .env("NEO4J_server_memory_heap_initial__size", Text.of(p.get(HEAP), "m"))
                    .env("NEO4J_server_memory_heap_max__size", Text.of(p.get(HEAP), "m"))
                    .env("NEO4J_server_memory_pagecache_size", Text.of(p.get(PAGE_CACHE), "m"))
                    .env("NEO4J_server_directories_run", "/tmp")
                    .env("NEO4J_dbms_usage__report_enabled", "false");

            // Recovery after a crash reads the whole transaction log: ten minutes of it.
            s.startup(Probe.tcp(BOLT).period(Duration.ofSeconds(10)).failureThreshold(60))
                    .readiness(Probe.httpGet("/", HTTP)
                            .period(Duration.ofSeconds(5))
                            .timeout(Duration.ofSeconds(3)))
                    .liveness(Probe.tcp(BOLT).period(Duration.ofSeconds(20)).failureThreshold(6))
                    // A checkpoint at the end saves the recovery at the next start.
                    .terminationGrace(Duration.ofMinutes(3))
                    .resources(r -> r.cpu(p.get(CPU)).memory(p.get(MEMORY)));

            if (p.get(Environments.PRODUCTION)) {
                s.accept("single-replica", "the Community Edition has no cluster");
            }
        });

        Neo4jBackups.define(p);
    }
}
