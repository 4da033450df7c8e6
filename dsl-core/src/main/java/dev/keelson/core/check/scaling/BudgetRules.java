package dev.keelson.core.check.scaling;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with how many pods there are while some of them go.
 *
 * @since 0.1.0
 */
public final class BudgetRules {
    /** A budget that says both. */
    public static final Rule BUDGET_BOUNDS =
            Rule.error("budget-bounds", "A disruption budget says how many pods stay and how many may be missing.");

    /** A budget that lets nobody go. */
    public static final Rule BUDGET_WITHOUT_ROOM =
            Rule.error("budget-without-room", "A disruption budget lets no pod be evicted.");

    /** A budget for nobody. */
    public static final Rule BUDGET_WITHOUT_PODS =
            Rule.warning("budget-without-pods", "A disruption budget selects no pod.");

    /** Two budgets for one pod. */
    public static final Rule OVERLAPPING_BUDGETS =
            Rule.error("overlapping-budgets", "Two disruption budgets select the same pods.");

    /** An update that takes away what the budget keeps. */
    public static final Rule UPDATE_BELOW_BUDGET = Rule.warning(
            "update-below-budget", "An update takes away more pods than the disruption budget lets be missing.");

    /** Several pods that may all go at once. */
    public static final Rule NO_DISRUPTION_BUDGET =
            Rule.warning("no-disruption-budget", "All pods of a component may be evicted at once in production.");

    /** One pod alone. */
    public static final Rule SINGLE_REPLICA =
            Rule.warning("single-replica", "A single pod serves in production, and nobody while it is replaced.");

    private BudgetRules() {}
}
