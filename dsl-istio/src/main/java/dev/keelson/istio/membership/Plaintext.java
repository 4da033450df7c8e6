package dev.keelson.istio.membership;

import dev.keelson.core.token.Port;

/**
 * A port of a component in the mesh that also takes callers without identity.
 *
 * @param port which one
 * @param because why
 * @since 0.1.0
 */
public record Plaintext(Port port, String because) {}
