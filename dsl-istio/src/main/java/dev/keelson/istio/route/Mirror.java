package dev.keelson.istio.route;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Percent;

/**
 * A copy of requests whose answers nobody reads.
 *
 * @param component who gets it
 * @param port on which of its ports
 * @param share of how many of a hundred requests
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Mirror(Component component, Port port, Percent share, ModelPath path, Origin origin) {}
