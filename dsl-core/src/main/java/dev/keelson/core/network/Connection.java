package dev.keelson.core.network;

import dev.keelson.core.network.external.External;
import dev.keelson.core.network.pool.Pool;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component talks to another.
 *
 * @param from who opens the connection
 * @param to who accepts it
 * @param port the port it accepts it on
 * @param pool how many connections each pod of the caller keeps open, null where nobody said it
 * @param path the model path of the word that said it
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Connection(
        Component from, Component to, Port port, @Nullable Pool pool, ModelPath path, Origin origin) {

    /** A connection of whose pool nothing is known. */
    public Connection(Component from, Component to, Port port, ModelPath path, Origin origin) {
        this(from, to, port, null, path, origin);
    }

    /** {@return the connections to the addresses of what accepts it, which somebody else runs; none for a port it does not open} */
    public List<OutsideConnection> leading(External outside) {
        return outside.open(port).stream()
                .flatMap(number -> outside.addresses().stream()
                        .map(peer -> new OutsideConnection(
                                from, peer, number, OutsideConnection.Direction.OUTBOUND, path, origin)))
                .toList();
    }
}
