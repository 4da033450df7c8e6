package dev.keelson.core.workload;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with workloads.
 *
 * @since 0.1.0
 */
public final class WorkloadRules {
    /** A component defined by two entry words. */
    public static final Rule DEFINED_TWICE =
            Rule.error("defined-twice", "A component, config map or namespace is defined twice.");

    /** Two components with one model path. */
    public static final Rule SAME_KEY = Rule.error("same-key", "Two components have the same key.");

    /** An environment variable whose name Kubernetes or a shell refuses. */
    public static final Rule INVALID_VARIABLE =
            Rule.error("invalid-variable", "The name of an environment variable is not valid.");

    /** A name that is too long for its kind of object. */
    public static final Rule NAME_TOO_LONG = Rule.error("name-too-long", "A name is too long for its kind of object.");

    /** A name that the output needs for itself. */
    public static final Rule RESERVED_NAME =
            Rule.error("reserved-name", "A component has a name that the output needs for a file of its own.");

    /** A rolling update that cannot move. */
    public static final Rule STUCK_UPDATE =
            Rule.error("stuck-update", "A rolling update may neither add nor take away a pod.");

    /** A limit below its request. */
    public static final Rule LIMIT_BELOW_REQUEST =
            Rule.error("limit-below-request", "A limit is lower than what is asked for.");

    /** A container that does not say what it needs. */
    public static final Rule NO_RESOURCES =
            Rule.warning("no-resources", "A container does not say how much processor time and memory it needs.");

    /** A serving container nobody asks whether it is ready. */
    public static final Rule NO_READINESS =
            Rule.warning("no-readiness", "A container opens ports and has no readiness probe.");

    /** An image that may be another one tomorrow. */
    public static final Rule FLOATING_IMAGE =
            Rule.warning("floating-image", "An image has neither a digest nor a tag that stays.");

    /** The same in production. */
    public static final Rule FLOATING_IMAGE_IN_PRODUCTION =
            Rule.error("floating-image-in-production", "A production image has neither a digest nor a tag that stays.");

    /** A liveness probe that is the readiness probe. */
    public static final Rule SAME_PROBES =
            Rule.warning("same-probes", "Readiness and liveness ask the same, so that a busy pod is restarted.");

    /** A probe whose tries overlap. */
    public static final Rule SLOW_PROBE =
            Rule.warning("slow-probe", "A probe's time-out is not shorter than its period.");

    /** Two ways to update at once. */
    public static final Rule TWO_STRATEGIES =
            Rule.error("two-strategies", "A deployment says both recreate and rollingUpdate.");

    /** A deadline that a start takes up. */
    public static final Rule SHORT_PROGRESS_DEADLINE =
            Rule.error("short-progress-deadline", "An update counts as failed while a new pod may still be starting.");

    /** A cron job without a schedule. */
    public static final Rule NO_SCHEDULE = Rule.error("no-schedule", "A cron job does not say when it runs.");

    /** A time zone that Kubernetes refuses. */
    public static final Rule UNKNOWN_TIME_ZONE =
            Rule.error("unknown-time-zone", "A schedule names a time zone that does not exist.");

    /** Components that wait for each other. */
    public static final Rule CIRCULAR_ORDER =
            Rule.error("circular-order", "Components are to come after each other in a circle.");

    /** A debugger's settings where customers are. */
    public static final Rule DEVELOPMENT_IN_PRODUCTION =
            Rule.error("development-in-production", "A component runs in production as its developers want it.");

    private WorkloadRules() {}
}
