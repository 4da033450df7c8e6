package dev.keelson.core.network.pool;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;

/**
 * A component accepts no more than that many connections on a port.
 *
 * @param component which one
 * @param port the port
 * @param limit how many connections, of all callers together
 * @param path the model path of the word that said it
 * @param origin the line that said it
 * @since 0.1.0
 */
public record ConnectionLimit(Component component, Port port, Count limit, ModelPath path, Origin origin) {}
