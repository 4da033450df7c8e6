package dev.keelson.core.network.external;

import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Host;
import java.util.List;
import java.util.Optional;

/**
 * A component that somebody else runs: the others reach it, and no object of the platform is its own.
 *
 * @param component which one
 * @param host the name under which it is reached
 * @param ports what it opens, with the numbers that callers use
 * @param addresses who answers behind the name, as network policies can tell it
 * @param path its model path
 * @param origin the line that said so
 * @since 0.1.0
 */
public record External(
        Component component, Host host, List<Port> ports, List<Peer> addresses, ModelPath path, Origin origin) {
    /** Keeps ports and addresses from changing. */
    public External {
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
    }

    /** {@return what is said of that component, empty if the platform runs it or nobody defines it} */
    public static Optional<External> of(View view, Component component) {
        return view.all(External.class).stream()
                .filter(each -> each.component().equals(component))
                .findFirst();
    }

    /** {@return the port with the number that callers use, empty if it does not open it} */
    public Optional<Port> open(Port port) {
        return ports.stream().filter(port::equals).findFirst();
    }
}
