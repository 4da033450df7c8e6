package dev.keelson.istio.authorization;

import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.token.Port;
import dev.keelson.istio.ambient.LayerSeven;
import java.util.List;

/**
 * A caller that may send some requests alone.
 *
 * @param caller who
 * @param port to which port
 * @param requests which ones
 * @since 0.1.0
 */
public record Narrowed(Party caller, Port port, List<Request> requests) implements LayerSeven {
    /** Keeps the requests from changing. */
    public Narrowed {
        requests = List.copyOf(requests);
    }
}
