package dev.keelson.istio.authorization;

import dev.keelson.core.network.Isolation.OpenRange;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Peer;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * Who may call a component of the mesh.
 *
 * @param component which one
 * @param entrances who may call which ports; nobody where it is empty
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Admission(Component component, List<Entrance> entrances, ModelPath path, Origin origin) {
    /** Keeps the entrances from changing. */
    public Admission {
        entrances = List.copyOf(entrances);
    }

    /**
     * Ports that the same callers may call in the same way.
     *
     * @param ports which ones, of the pods
     * @param callers who
     * @param requests what they may ask, anything where it is empty
     * @param issuers whose token each request carries, one of these; none where it is empty
     */
    public record Entrance(List<OpenRange> ports, List<Caller> callers, List<Request> requests, List<Text> issuers) {
        /** Keeps the lists from changing. */
        public Entrance {
            ports = List.copyOf(ports);
            callers = List.copyOf(callers);
            requests = List.copyOf(requests);
            issuers = List.copyOf(issuers);
        }
    }

    /** Somebody who calls. */
    public sealed interface Caller {}

    /**
     * Who proves an identity.
     *
     * @param identity trust domain, namespace and service account
     */
    public record Known(Text identity) implements Caller {}

    /**
     * Who is known by address alone.
     *
     * @param peer a block of addresses
     */
    public record Addressed(Peer peer) implements Caller {}

    /** Whoever a network policy lets through: pods without identity, or everybody. */
    public record Unknown() implements Caller {}
}
