package dev.keelson.istio.ambient;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;

/**
 * A waypoint leads or copies requests to a component other than the one that was called.
 *
 * @param from the namespace of the waypoint
 * @param to who gets the requests
 * @param port on which port
 * @param path the model path of the word that said it
 * @param origin the line that said it
 * @since 0.1.0
 */
public record WaypointConnection(Namespace from, Component to, Port port, ModelPath path, Origin origin) {}
