package dev.keelson.core.check.capacity;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with quotas, limits and priorities.
 *
 * @since 0.1.0
 */
public final class CapacityRules {
    /** More than the quota admits. */
    public static final Rule OVER_QUOTA = Rule.error(
            "over-quota", "What runs in a namespace can need more than its quota, when it scales and is updated.");

    /** A container that the quota refuses. */
    public static final Rule QUOTA_WITHOUT_REQUEST = Rule.error(
            "quota-without-request",
            "A quota counts a resource that a container does not say, so that its pod is refused.");

    /** A container that the limits of its namespace refuse. */
    public static final Rule OUTSIDE_LIMIT_RANGE =
            Rule.error("outside-limit-range", "A container, pod or claim is refused by the limits of its namespace.");

    /** Limits that refuse themselves. */
    public static final Rule CONTRADICTION =
            Rule.error("limit-range-contradiction", "The limits of a namespace contradict each other.");

    /** Pools that hold more connections than their server accepts. */
    public static final Rule POOL_EXCEEDS_LIMIT = Rule.error(
            "pool-exceeds-limit",
            "The pools of all callers can hold more connections than their server accepts, scaled out and updated.");

    /** A priority class that is not there. */
    public static final Rule UNDEFINED_PRIORITY_CLASS =
            Rule.error("undefined-priority-class", "A pod belongs to a priority class that nobody defines.");

    private CapacityRules() {}
}
