package dev.keelson.istio.egress;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * Something outside the mesh that a component calls, made known to its sidecar alone.
 *
 * @param component who calls it
 * @param name the name of its object
 * @param host the host, or a made-up one for what only addresses are known of
 * @param addresses the blocks of addresses, empty where the host is looked up
 * @param port where it listens
 * @param path the model path of the connection
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Entry(
        Component component, String name, Text host, List<Cidr> addresses, Port port, ModelPath path, Origin origin) {
    /** Keeps the addresses from changing. */
    public Entry {
        addresses = List.copyOf(addresses);
    }
}
