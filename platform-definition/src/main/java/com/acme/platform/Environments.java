package com.acme.platform;

import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Host;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;

/** What the environments are, and what all parts of the platform may differ in. */
public final class Environments {
    static final Toggle PRODUCTION =
            Setting.toggle("production").describedAs("Refuses what is only worth a warning elsewhere.");
    static final Toggle DEBUG =
            Setting.toggle("debug").describedAs("Lets developers attach debuggers and sync their sources.");

    static final Setting<Text> REGISTRY = Setting.text("global.registry", "registry.example.com")
            .holding(Characters.IMAGE_REGISTRY)
            .describedAs("Where the product's own images are pulled from.");
    static final Setting<Text> SECRETS = Setting.text("global.vault.path", "product/dev")
            .describedAs("Where the environment's secrets are in the vault.");

    /** Small enough for a laptop's cluster, talkative, and open to debuggers. */
    public static final Environment DEV = Environment.named("dev")
            .on(DEBUG)
            .on(ApiService.SQL_LOGGING)
            .on(ApiTraffic.FAULTS)
            .with(Foundation.NODES, NodeSupply.EXISTING)
            .with(ApiService.LOG_LEVEL, LogLevel.DEBUG)
            .with(ApiService.HOST, Host.named("api.dev.example.com"))
            .with(ApiService.MINIMUM, Count.of(1))
            .with(ApiService.MAXIMUM, Count.of(2))
            .with(ApiService.CPU, Cpu.millis(100))
            .with(McpServer.MINIMUM, Count.of(1))
            .with(McpServer.MAXIMUM, Count.of(2))
            .with(NexusGateway.API_HOST, Host.named("nexus.dev.example.com"))
            .with(NexusGateway.CLI_HOST, Host.named("cli.dev.example.com"))
            .with(NexusGateway.MCP_HOST, Host.named("mcp.dev.example.com"))
            .with(NexusGateway.MINIMUM, Count.of(1))
            .with(NexusGateway.MAXIMUM, Count.of(2))
            .with(DataFlow.MINIMUM, Count.of(1))
            .with(DataFlow.MAXIMUM, Count.of(2))
            .with(DataFlow.CACHE, Storage.gib(2))
            .with(RateLimits.REPLICAS, Count.of(1))
            .with(PostgresDatabase.CPU, Cpu.millis(100))
            .with(PostgresDatabase.MEMORY, Memory.mib(512))
            .with(PostgresDatabase.STORAGE, Storage.gib(5))
            .with(RedisStore.STORAGE, Storage.gib(1))
            .with(Neo4jDatabase.STORAGE, Storage.gib(5))
            .with(Grafana.HOST, Host.named("grafana.dev.example.com"));

    /** Shaped like production, but smaller, in a cluster that scales groups of nodes. */
    public static final Environment STAGING = Environment.named("staging")
            .with(Foundation.NODES, NodeSupply.CLUSTER_AUTOSCALER)
            .with(SECRETS, Text.of("product/staging"))
            // Both versions of the API at the last step of a promotion.
            .with(Foundation.CPU_QUOTA, Cpu.cores(14))
            .with(ApiService.HOST, Host.named("api.staging.example.com"))
            .on(ApiTraffic.CANARY)
            .with(ApiTraffic.STEP, Percent.of(25))
            .with(ApiTraffic.MIRRORED, Percent.of(10))
            .with(NexusGateway.API_HOST, Host.named("nexus.staging.example.com"))
            .with(NexusGateway.CLI_HOST, Host.named("cli.staging.example.com"))
            .with(NexusGateway.MCP_HOST, Host.named("mcp.staging.example.com"))
            .with(PostgresDatabase.STORAGE, Storage.gib(20))
            .with(Grafana.HOST, Host.named("grafana.staging.example.com"));

    /** What customers use. */
    public static final Environment PROD = Environment.named("prod")
            .on(PRODUCTION)
            .with(REGISTRY, Text.of("registry.prod.example.com"))
            .with(SECRETS, Text.of("product/prod"))
            .with(Foundation.CPU_QUOTA, Cpu.cores(48))
            .with(Foundation.MEMORY_QUOTA, Memory.gib(128))
            .with(Foundation.STORAGE_QUOTA, Storage.tib(2))
            .with(PostgresBackups.STORAGE, Storage.gib(500))
            .with(ApiService.LOG_LEVEL, LogLevel.WARN)
            .with(ApiService.MINIMUM, Count.of(4))
            .with(ApiService.MAXIMUM, Count.of(12))
            .with(ApiService.CPU, Cpu.millis(500))
            .with(McpServer.MINIMUM, Count.of(3))
            .with(McpServer.MAXIMUM, Count.of(10))
            .with(NexusGateway.MINIMUM, Count.of(3))
            .with(NexusGateway.MAXIMUM, Count.of(9))
            .with(NexusGateway.LIMIT, Count.of(3_000))
            .with(NexusGateway.TENANT_LIMIT, Count.of(6_000))
            .with(DataFlow.MINIMUM, Count.of(3))
            .with(DataFlow.MAXIMUM, Count.of(8))
            .with(DataFlow.CACHE, Storage.gib(50))
            .with(PostgresDatabase.CPU, Cpu.cores(4))
            .with(PostgresDatabase.MEMORY, Memory.gib(16))
            .with(PostgresDatabase.SHARED_BUFFERS, Count.of(4096))
            .with(PostgresDatabase.STORAGE, Storage.gib(200))
            .with(RedisStore.MEMORY, Memory.gib(4))
            .with(RedisStore.STORAGE, Storage.gib(20))
            .with(Neo4jDatabase.CPU, Cpu.cores(2))
            .with(Neo4jDatabase.HEAP, Count.of(4096))
            .with(Neo4jDatabase.PAGE_CACHE, Count.of(4096))
            .with(Neo4jDatabase.MEMORY, Memory.gib(10))
            .with(Neo4jDatabase.STORAGE, Storage.gib(100))
            .with(Prometheus.STORAGE, Storage.gib(100));

    private Environments() {}
}
