package com.acme.platform;

import dev.keelson.core.platform.Environment;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;

/** What the environments are, and what all parts of the platform may differ in. */
public final class Environments {
    static final Toggle PRODUCTION =
            Setting.toggle("production").describedAs("Refuses what is only worth a warning elsewhere.");

    static final Setting<Text> REGISTRY = Setting.text("registry", "registry.example.com")
            .holding(Characters.IMAGE_REGISTRY)
            .describedAs("Where the product's own images are pulled from.");

    /** Small enough for a laptop's cluster, and talkative. */
    public static final Environment DEV = Environment.named("dev")
            .with(ApiService.REPLICAS, Count.of(1))
            .with(ApiService.CPU, Cpu.millis(100))
            .with(ApiService.LOG_LEVEL, LogLevel.DEBUG)
            .on(ApiService.SQL_LOGGING)
            .with(PostgresDatabase.CPU, Cpu.millis(100))
            .with(PostgresDatabase.MEMORY, Memory.mib(512))
            .with(PostgresDatabase.STORAGE, Storage.gib(5))
            .with(RedisStore.STORAGE, Storage.gib(1));

    /** Shaped like production, but smaller. */
    public static final Environment STAGING = Environment.named("staging")
            .with(ApiService.REPLICAS, Count.of(2))
            .with(PostgresDatabase.STORAGE, Storage.gib(20));

    /** What customers use. */
    public static final Environment PROD = Environment.named("prod")
            .on(PRODUCTION)
            .with(REGISTRY, Text.of("registry.prod.example.com"))
            .with(ApiService.REPLICAS, Count.of(4))
            .with(ApiService.CPU, Cpu.millis(500))
            .with(ApiService.LOG_LEVEL, LogLevel.WARN)
            .with(PostgresDatabase.CPU, Cpu.cores(4))
            .with(PostgresDatabase.MEMORY, Memory.gib(16))
            .with(PostgresDatabase.STORAGE, Storage.gib(200))
            .with(RedisStore.MEMORY, Memory.gib(4))
            .with(RedisStore.STORAGE, Storage.gib(20));

    private Environments() {}
}
