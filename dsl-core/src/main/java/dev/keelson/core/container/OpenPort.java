package dev.keelson.core.container;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;

/**
 * A port that a container listens on.
 *
 * @param token its name and protocol
 * @param number its number
 * @param origin the line that opened it
 * @since 0.1.0
 */
public record OpenPort(Port token, PortNumber number, Origin origin) {}
