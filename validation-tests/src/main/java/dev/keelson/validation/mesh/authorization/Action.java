package dev.keelson.validation.mesh.authorization;

/**
 * What a policy does with the calls it matches. An external authorizer ({@code CUSTOM}) decides by itself, so the oracle refuses
 * to judge it.
 *
 * @since 0.1.0
 */
public enum Action {
    /** Lets them in; once there is such a policy, whatever none of them matches is kept out. */
    ALLOW,
    /** Keeps them out, whatever else says. */
    DENY,
    /** Has them logged, and decides nothing. */
    AUDIT
}
