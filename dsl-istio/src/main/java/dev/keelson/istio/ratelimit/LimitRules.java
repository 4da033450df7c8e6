package dev.keelson.istio.ratelimit;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with limits of requests.
 *
 * @since 0.1.0
 */
public final class LimitRules {
    /** A bucket that its own tokens overflow. */
    public static final Rule BURST_BELOW_RATE =
            Rule.warning("burst-below-rate", "A limit holds fewer requests at once than come back each time.");

    /** Two intervals that do not fit. */
    public static final Rule INTERVAL = Rule.error(
            "limit-interval", "The time of a limit of some requests is no multiple of that of the limit of all.");

    /** A part that is the whole. */
    public static final Rule EVERYTHING =
            Rule.error("limit-of-everything", "A limit of some requests does not say of which.");

    /** Two components under one name. */
    public static final Rule DOMAIN_TWICE =
            Rule.error("domain-twice", "Two components have limits under one name at the same service.");

    private LimitRules() {}
}
