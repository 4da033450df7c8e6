package dev.keelson.validation.network.policy;

import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Port;
import java.util.List;

/**
 * One item of {@code ingress} or {@code egress}: what matches both a peer and a port is allowed.
 *
 * @param peers {@code from} or {@code to}; none means every peer
 * @param ports none means every port of every protocol
 * @since 0.1.0
 */
public record Rule(List<Peer> peers, List<PortClause> ports) {

    /**
     * Keeps copies of the lists.
     *
     * @param peers {@code from} or {@code to}
     * @param ports none means every port of every protocol
     */
    public Rule {
        peers = List.copyOf(peers);
        ports = List.copyOf(ports);
    }

    /**
     * {@return whether the rule is about connections with that end}
     *
     * @param other the end of the connection that is not the policy's pod
     */
    boolean covers(Endpoint other) {
        return peers.isEmpty() || peers.stream().anyMatch(peer -> peer.covers(other));
    }

    /**
     * {@return whether the rule admits connections to a port, from and to the ends it is about}
     *
     * @param port the port the connection is opened to
     * @param destination who opens that port
     */
    boolean opens(Port port, Endpoint destination) {
        return ports.isEmpty() || ports.stream().anyMatch(clause -> clause.covers(port, destination));
    }
}
