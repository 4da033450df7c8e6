package com.acme.platform;

import static com.acme.platform.ProductPlatform.PRODUCT;

import dev.keelson.core.access.ApiResource;
import dev.keelson.core.access.Grant;
import dev.keelson.core.access.Verb;
import dev.keelson.core.container.PodField;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.words.CronJobDraft;
import java.time.Duration;

/**
 * Snapshots of Neo4j's volume, because the Community Edition cannot be backed up while it runs: one each night, and a job
 * that stops the database and returns to one when somebody says {@code kubectl create job --from=cronjob/neo4j-restore …}.
 */
final class Neo4jBackups {
    static final Component BACKUP = PRODUCT.component("neo4j-backup");
    static final Component RESTORE = PRODUCT.component("neo4j-restore");

    static final Setting<Count> KEPT = Setting.count("neo4jBackup.kept", 7).between(2, 90);

    private static final Image KUBECTL = Image.parse("docker.io/alpine/k8s:1.34.1");
    private static final ConfigRef SCRIPTS = PRODUCT.config("neo4j-backup-scripts");
    private static final ApiResource SNAPSHOTS = ApiResource.named("volumesnapshots.snapshot.storage.k8s.io");

    private Neo4jBackups() {}

    static void define(PlatformDraft p) {
        p.config(SCRIPTS, c -> c.resource("backup.sh", Neo4jBackups.class, "neo4j-backup.sh")
                .resource("restore.sh", Neo4jBackups.class, "neo4j-restore.sh"));

        p.cronJob(BACKUP, KUBECTL, c -> Upgrades.backup(job(c, "/scripts/backup.sh"), Duration.ofMinutes(15))
                .schedule(Schedule.cron("15 2 * * *"))
                .startingDeadline(Duration.ofHours(2))
                .env("SNAPSHOT_CLASS", p.nameOf(Foundation.SNAPSHOTS))
                .env("BACKUP_KEEP", Text.of(p.get(KEPT)))
                .grant(Grant.to(Verb.GET, Verb.LIST, Verb.WATCH, Verb.CREATE, Verb.DELETE)
                        .on(SNAPSHOTS)));
        // Never runs by itself: a cron job has to have a schedule, and this one is suspended.
        p.cronJob(RESTORE, KUBECTL, c -> job(c, "/scripts/restore.sh")
                .schedule(Schedule.cron("@yearly"))
                .suspended()
                .grant(Grant.to(Verb.GET, Verb.LIST, Verb.WATCH).on(SNAPSHOTS))
                .grant(Grant.to(Verb.GET, Verb.LIST, Verb.WATCH).on(ApiResource.PODS))
                .grant(Grant.to(Verb.GET, Verb.PATCH, Verb.UPDATE)
                        .on(ApiResource.STATEFUL_SETS, ApiResource.STATEFUL_SETS.subresource("scale"))
                        .named(Neo4jDatabase.NEO4J))
                .grant(Grant.to(Verb.GET, Verb.LIST, Verb.WATCH, Verb.CREATE, Verb.DELETE)
                        .on(ApiResource.PERSISTENT_VOLUME_CLAIMS)));
    }

    private static CronJobDraft job(CronJobDraft c, String script) {
        return c.command("bash", script)
                .user(10001)
                .priority(Foundation.BATCH)
                .mount("/scripts", SCRIPTS)
                .writable("/tmp")
                .env("HOME", "/tmp") // where kubectl keeps what it learnt of the API
                .env("POD_NAMESPACE", PodField.NAMESPACE)
                .env("DATA_CLAIM", "data-neo4j-0") // claim, stateful set, number: as Kubernetes names it
                .backoffLimit(1)
                .activeDeadline(Duration.ofHours(1))
                .resources(r -> r.cpu(Cpu.millis(50)).memory(Memory.mib(128)));
    }
}
