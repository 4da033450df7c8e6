package dev.keelson.core.scaling;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with the words of scaling.
 *
 * @since 0.1.0
 */
public final class ScalingRules {
    /** Scaling that does not say between what or by what. */
    public static final Rule INCOMPLETE_SCALING =
            Rule.error("incomplete-scaling", "Scaling lacks its bounds or what it scales by.");

    /** Two who decide how many pods run. */
    public static final Rule REPLICAS_AND_SCALING =
            Rule.error("replicas-and-scaling", "A number of pods is set for what is scaled automatically.");

    private ScalingRules() {}
}
