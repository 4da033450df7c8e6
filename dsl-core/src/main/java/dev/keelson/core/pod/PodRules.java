package dev.keelson.core.pod;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with pods.
 *
 * @since 0.1.0
 */
public final class PodRules {
    /** A label that selectors rest on. */
    public static final Rule RESERVED_LABEL =
            Rule.error("reserved-label", "A label is set that the library sets itself.");

    /** A grace period that a hook uses up. */
    public static final Rule SHORT_GRACE =
            Rule.error("short-grace", "A pod is killed before its preStop hook is done.");

    private PodRules() {}
}
