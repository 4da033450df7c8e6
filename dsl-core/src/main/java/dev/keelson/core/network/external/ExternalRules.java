package dev.keelson.core.network.external;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with components that somebody else runs.
 *
 * @since 0.1.0
 */
public final class ExternalRules {
    /** A host whose addresses nobody tells. */
    public static final Rule NO_ADDRESS =
            Rule.error("external-without-address", "Nothing is said of the addresses of an external component.");

    /** A word that needs pods, said of a component without any. */
    public static final Rule NOT_RUN_HERE =
            Rule.error("external-component", "A word needs the pods of a component that is external.");

    private ExternalRules() {}
}
