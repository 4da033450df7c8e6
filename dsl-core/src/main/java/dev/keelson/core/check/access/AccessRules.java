package dev.keelson.core.check.access;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with rights to the API server.
 *
 * @since 0.1.0
 */
public final class AccessRules {
    /** A right to everything. */
    public static final Rule WILDCARD =
            Rule.error("wildcard-grant", "A role grants everything there is and will be, by a star.");

    /** A right to read all secrets. */
    public static final Rule SECRETS =
            Rule.warning("secret-grant", "A role lets its holders read secrets, all of them.");

    /** A right to run what one likes. */
    public static final Rule POD_CREATION = Rule.warning(
            "pod-creation-grant", "A role lets its holders start pods, with any service account of the namespace.");

    /** A right to get into pods or past the API server. */
    public static final Rule EXEC =
            Rule.warning("exec-grant", "A role lets its holders into running pods, or to the kubelet of nodes.");

    /** A right to more rights. */
    public static final Rule ESCALATION =
            Rule.warning("escalation-grant", "A role lets its holders give themselves more rights than it says.");

    /** A binding of everybody, or to everything. */
    public static final Rule BROAD_BINDING =
            Rule.warning("broad-binding", "A binding gives rights to everybody, or gives all rights there are.");

    /** A right that nobody can use. */
    public static final Rule UNFIT_VERB =
            Rule.warning("unfit-verb", "A role grants a verb that its resources do not know.");

    /** A verb that Kubernetes does not know. */
    public static final Rule UNKNOWN_VERB =
            Rule.warning("unknown-verb", "A role grants a verb that Kubernetes does not know.");

    /** A binding to a role that is not there. */
    public static final Rule UNDEFINED_ROLE = Rule.error("undefined-role", "A binding names a role that nobody makes.");

    /** A binding of a service account that is not there. */
    public static final Rule UNDEFINED_SUBJECT =
            Rule.error("undefined-subject", "A binding names a service account that nobody makes.");

    /** A token without rights. */
    public static final Rule TOKEN_WITHOUT_GRANT = Rule.warning(
            "token-without-grant", "A pod is given the token of a service account that no binding gives rights.");

    private AccessRules() {}
}
