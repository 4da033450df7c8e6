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
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.CronJobDraft;
import java.time.Duration;

/**
 * Dumps of PostgreSQL: one each night, one restored for proof each week, and one restored for good when somebody says
 * {@code kubectl create job --from=cronjob/postgres-restore …}. Times are UTC.
 */
final class PostgresBackups {
    static final Component BACKUP = PRODUCT.component("postgres-backup");
    static final Component VERIFICATION = PRODUCT.component("postgres-verify");
    static final Component RESTORE = PRODUCT.component("postgres-restore");

    static final Setting<Count> KEPT = Setting.count("postgresBackup.kept", 14).between(2, 365);
    static final Setting<Storage> STORAGE = Setting.storage("postgresBackup.size", Storage.gib(50));

    private static final ClaimRef BACKUPS = PRODUCT.claim("postgres-backups");
    private static final ConfigRef SCRIPTS = PRODUCT.config("postgres-backup-scripts");

    private PostgresBackups() {}

    static void define(PlatformDraft p) {
        p.claim(BACKUPS, p.get(STORAGE), c -> c.accessMode(AccessMode.READ_WRITE_MANY)
                .storageClass(Foundation.SHARED_FILES));
        p.config(SCRIPTS, c -> c.resource("backup.sh", PostgresBackups.class, "postgres-backup.sh")
                .resource("verify.sh", PostgresBackups.class, "postgres-verify.sh")
                .resource("restore.sh", PostgresBackups.class, "postgres-restore.sh"));

        p.cronJob(BACKUP, PostgresDatabase.IMAGE, c -> Upgrades.backup(
                        job(p, c, "/scripts/backup.sh"), Duration.ofHours(1))
                .schedule(Schedule.cron("15 1 * * *"))
                .startingDeadline(Duration.ofHours(2))
                .env("BACKUP_KEEP", Text.of(p.get(KEPT))));
        p.cronJob(VERIFICATION, PostgresDatabase.IMAGE, c -> job(p, c, "/scripts/verify.sh")
                .schedule(Schedule.cron("30 4 * * sun"))
                .startingDeadline(Duration.ofHours(12)));
        // Never runs by itself: a cron job has to have a schedule, and this one is suspended.
        p.cronJob(RESTORE, PostgresDatabase.IMAGE, c -> job(p, c, "/scripts/restore.sh")
                .schedule(Schedule.cron("@yearly"))
                .suspended());
    }

    private static CronJobDraft job(PlatformDraft p, CronJobDraft c, String script) {
        return c.command("sh", script)
                .user(999)
                .priority(Foundation.BATCH)
                .mount("/scripts", SCRIPTS)
                .mount("/backups", BACKUPS)
                .writable("/tmp")
                .env("BACKUP_DIR", "/backups")
                .env("PGHOST", p.hostOf(PostgresDatabase.POSTGRES))
                .env("PGPORT", Text.of(p.portOf(PostgresDatabase.POSTGRES, PostgresDatabase.SQL)))
                .env("PGDATABASE", PostgresDatabase.DATABASE)
                .env("PGUSER", PostgresDatabase.OWNER.key("username"))
                .env("PGPASSWORD", PostgresDatabase.OWNER.key("password"))
                .connectsTo(PostgresDatabase.POSTGRES, PostgresDatabase.SQL)
                .backoffLimit(2)
                .activeDeadline(Duration.ofHours(3))
                .resources(r -> r.cpu(Cpu.millis(200)).memory(Memory.mib(512)));
    }
}
