package dev.keelson.core.check.scaling;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with objects that scale others.
 *
 * @since 0.1.0
 */
public final class AutoscalingRules {
    /** A scaler without anything to scale. */
    public static final Rule SCALING_TARGET =
            Rule.error("scaling-target", "A scaler names a workload that is missing or cannot be scaled.");

    /** Two scalers of one kind that disagree. */
    public static final Rule TWO_SCALERS = Rule.error("two-scalers", "Two scalers of one kind scale one workload.");

    /** A least number of pods above the greatest. */
    public static final Rule SCALING_BOUNDS =
            Rule.error("scaling-bounds", "The least number of pods is greater than the greatest.");

    /** A scaler that cannot move. */
    public static final Rule FIXED_SCALING =
            Rule.warning("fixed-scaling", "The least number of pods is the greatest, so that nothing is ever scaled.");

    /** A share of a request that is not there. */
    public static final Rule SCALING_WITHOUT_REQUEST = Rule.error(
            "scaling-without-request", "Pods are scaled by the share they use of a request that they do not make.");

    /** Two kinds of scalers that chase each other. */
    public static final Rule COMPETING_SCALERS = Rule.error(
            "competing-scalers", "The number of pods and their requests both follow the use of one resource.");

    /** A least request above the greatest. */
    public static final Rule VERTICAL_BOUNDS =
            Rule.error("vertical-bounds", "The least recommended request is greater than the greatest.");

    /** A request that is replaced at once. */
    public static final Rule REQUEST_OUTSIDE_BOUNDS =
            Rule.warning("request-outside-bounds", "A request lies outside the bounds that vertical scaling has.");

    private AutoscalingRules() {}
}
