package dev.keelson.core.config;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with config maps and with references to them and to secrets.
 *
 * @since 0.1.0
 */
public final class ConfigRules {
    /** A key that Kubernetes would refuse. */
    public static final Rule INVALID_KEY = Rule.error("invalid-key", "A key of a config map or secret is not valid.");

    /** A config map of the platform that is referred to and never filled. */
    public static final Rule UNDEFINED_CONFIG =
            Rule.error("undefined-config", "A config map is referred to and filled nowhere.");

    /** A key that a config map of the platform does not have. */
    public static final Rule UNDEFINED_CONFIG_KEY =
            Rule.error("undefined-config-key", "A key is referred to that its config map does not have.");

    /** A config map or secret of another namespace, which a pod cannot read. */
    public static final Rule OTHER_NAMESPACE =
            Rule.error("other-namespace", "A pod refers to a config map or secret of another namespace.");

    /** A config map that nobody reads. */
    public static final Rule UNUSED_CONFIG =
            Rule.warning("unused-config", "A config map is filled and nobody reads it.");

    private ConfigRules() {}
}
