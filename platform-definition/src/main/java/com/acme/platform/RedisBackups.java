package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.storage.AccessMode;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.CronJobDraft;
import java.time.Duration;

/**
 * Snapshots of Redis: one every six hours, read again before it counts, and a job that loads one when somebody says
 * {@code kubectl create job --from=cronjob/redis-restore …}.
 */
final class RedisBackups {
    static final Component BACKUP = PRODUCT.component("redis-backup");
    static final Component RESTORE = PRODUCT.component("redis-restore");

    static final Setting<Count> KEPT = Setting.count("redisBackup.kept", 12).between(2, 365);
    static final Setting<Storage> STORAGE = Setting.storage("redisBackup.size", Storage.gib(10));

    private static final ClaimRef BACKUPS = PRODUCT.claim("redis-backups");
    private static final ConfigRef SCRIPTS = PRODUCT.config("redis-backup-scripts");

    private RedisBackups() {}

    static void define(PlatformDraft p) {
        p.claim(BACKUPS, p.get(STORAGE), c -> c.accessMode(AccessMode.READ_WRITE_MANY)
                .storageClass(Foundation.SHARED_FILES));
        p.config(SCRIPTS, c -> c.resource("backup.sh", RedisBackups.class, "redis-backup.sh")
                .resource("restore.sh", RedisBackups.class, "redis-restore.sh"));

        p.cronJob(
                BACKUP, RedisStore.IMAGE, c -> Upgrades.backup(job(p, c, "/scripts/backup.sh"), Duration.ofMinutes(15))
                        .schedule(Schedule.cron("45 */6 * * *"))
                        .startingDeadline(Duration.ofHours(1))
                        .env("BACKUP_KEEP", Text.of(p.get(KEPT))));
        // Never runs by itself: a cron job has to have a schedule, and this one is suspended.
        p.cronJob(RESTORE, RedisStore.IMAGE, c -> job(p, c, "/scripts/restore.sh")
                .schedule(Schedule.cron("@yearly"))
                .suspended()
                .env("SOURCE_PORT", "6380"));
    }

    /** Both hold all of the data at a time, so they ask for as much memory as Redis itself. */
    private static CronJobDraft job(PlatformDraft p, CronJobDraft c, String script) {
        return c.command("bash", script)
                .user(999)
                .priority(Foundation.BATCH)
                .mount("/scripts", SCRIPTS)
                .mount("/backups", BACKUPS)
                .writable("/tmp")
                .env("BACKUP_DIR", "/backups")
                .env("REDIS_HOST", p.hostOf(RedisStore.REDIS))
                .env("REDIS_PORT", Text.of(p.portOf(RedisStore.REDIS, RedisStore.RESP)))
                .env("REDISCLI_AUTH", RedisStore.CREDENTIALS.key("password"))
                .connectsTo(RedisStore.REDIS, RedisStore.RESP)
                .backoffLimit(2)
                .activeDeadline(Duration.ofHours(1))
                .resources(r -> r.cpu(Cpu.millis(100)).memory(p.get(RedisStore.MEMORY)));
    }
}
