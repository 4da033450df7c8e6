package dev.keelson.validation.network.declared;

import dev.keelson.validation.network.endpoint.Port;

/**
 * A connection between two components of a platform.
 *
 * @param from who opens it, as {@code namespace/name}
 * @param to who is reached, likewise
 * @param port the port of its container
 * @since 0.1.0
 */
public record DeclaredConnection(String from, String to, Port port) {}
