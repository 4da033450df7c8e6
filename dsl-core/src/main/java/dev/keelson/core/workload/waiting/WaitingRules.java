package dev.keelson.core.workload.waiting;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with waiting.
 *
 * @since 0.1.0
 */
public final class WaitingRules {
    /** Pods that are to wait for what is never done. */
    public static final Rule AWAITED_CRON_JOB =
            Rule.error("awaited-cron-job", "Pods wait for a cron job, which is never done.");

    /** Pods that wait for what is gone. */
    public static final Rule AWAITED_JOB_EXPIRES =
            Rule.error("awaited-job-expires", "Pods wait for a job that is deleted some time after it is done.");

    /** A step that outlasts its job. */
    public static final Rule WAIT_BEYOND_DEADLINE =
            Rule.error("wait-beyond-deadline", "A job may be ended by its deadline while it still waits.");

    /** A job whose only try may be spent on waiting. */
    public static final Rule WAIT_WITHOUT_RETRY =
            Rule.warning("wait-without-retry", "A job that is tried once fails for good when its wait fails.");

    /** A word without effect. */
    public static final Rule NOBODY_AWAITED =
            Rule.warning("nobody-awaited", "A component says what its pods wait with, and comes after nobody.");

    private WaitingRules() {}
}
