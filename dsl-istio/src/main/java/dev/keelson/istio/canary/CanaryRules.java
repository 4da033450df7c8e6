package dev.keelson.istio.canary;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with a second version of a component.
 *
 * @since 0.1.0
 */
public final class CanaryRules {
    /** A share that is no step. */
    public static final Rule STEP =
            Rule.error("canary-step", "A canary has a share of the calls that is no step of it.");

    /** Calls for pods that are not there. */
    public static final Rule WITHOUT_PODS =
            Rule.error("canary-without-pods", "Calls are led to one version of a component of which no pod runs.");

    /** A door that knows one version. */
    public static final Rule AT_DOOR =
            Rule.error("canary-at-door", "A door leads to a component with a canary and cannot share calls with it.");

    private CanaryRules() {}
}
