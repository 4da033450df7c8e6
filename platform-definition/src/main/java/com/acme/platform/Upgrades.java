package com.acme.platform;

import dev.keelson.core.workload.words.CronJobDraft;
import dev.keelson.core.workload.words.JobDraft;
import dev.keelson.helm.hooks.HelmHook;
import dev.keelson.helm.hooks.HookDeletion;
import java.time.Duration;

/** What Helm runs before an upgrade changes anything: backups of all that is kept, then what changes the schema. */
final class Upgrades {
    private static final String TIMEOUT = "the notes of the chart name the --timeout that upgrades are run with";

    private Upgrades() {}

    /** Nobody has to tidy up what went well; what failed stays until the next upgrade, with its log. */
    static CronJobDraft backup(CronJobDraft c, Duration limit) {
        return c.with(HelmHook.preUpgrade().within(limit).deleted(HookDeletion.HOOK_SUCCEEDED))
                .accept("hook-timeout", TIMEOUT);
    }

    /** The new release's migration, on the old release's database that was just backed up. */
    static JobDraft migration(JobDraft j, Duration limit) {
        return j.with(HelmHook.preUpgrade()
                        .after(PostgresBackups.BACKUP, RedisBackups.BACKUP, Neo4jBackups.BACKUP)
                        .within(limit)
                        .deleted(HookDeletion.HOOK_SUCCEEDED))
                .accept("hook-timeout", TIMEOUT);
    }
}
