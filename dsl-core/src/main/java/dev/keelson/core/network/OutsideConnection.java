package dev.keelson.core.network;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;

/**
 * A component talks to somebody outside the platform, or is called from there.
 *
 * @param component the component
 * @param peer the other side
 * @param port for calls from outside a port of the component, else the port of the peer
 * @param direction who opens the connection
 * @param path the model path of the word that said it
 * @param origin the line that said it
 * @since 0.1.0
 */
public record OutsideConnection(
        Component component, Peer peer, Port port, Direction direction, ModelPath path, Origin origin) {

    /** Who opens a connection. */
    public enum Direction {
        /** The peer does. */
        INBOUND,
        /** The component does. */
        OUTBOUND
    }
}
