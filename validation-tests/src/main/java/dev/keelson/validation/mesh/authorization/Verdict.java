package dev.keelson.validation.mesh.authorization;

/**
 * Whether a call is let in, and what decided it.
 *
 * @param allowed whether it is let in
 * @param reason the policy that decided, as {@code AuthorizationPolicy shop/web}, or why none did
 * @since 0.1.0
 */
public record Verdict(boolean allowed, String reason) {

    @Override
    public String toString() {
        return (allowed ? "ALLOW" : "DENY") + " by " + reason;
    }
}
