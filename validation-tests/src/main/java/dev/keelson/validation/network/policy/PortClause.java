package dev.keelson.validation.network.policy;

import dev.keelson.validation.network.endpoint.Endpoint;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;

/**
 * One item of {@code ports}.
 *
 * @since 0.1.0
 */
public sealed interface PortClause {

    /**
     * {@return whether the item covers a connection}
     *
     * @param port the port the connection is opened to
     * @param destination who opens that port; a name is looked up among its containers' ports in both directions
     */
    boolean covers(Port port, Endpoint destination);

    /**
     * A number, a number with {@code endPort}, or no {@code port} at all, which means every port of the protocol.
     *
     * @param protocol the protocol, TCP by default
     * @param first the lowest port
     * @param last the highest port, included
     */
    record Range(Protocol protocol, int first, int last) implements PortClause {
        @Override
        public boolean covers(Port port, Endpoint destination) {
            return port.protocol() == protocol && port.number() >= first && port.number() <= last;
        }
    }

    /**
     * A port by its name. It stands for every container port of that name and protocol; an address outside the
     * cluster has no names.
     *
     * @param protocol the protocol, TCP by default
     * @param name the name
     */
    record Named(Protocol protocol, String name) implements PortClause {
        @Override
        public boolean covers(Port port, Endpoint destination) {
            return port.protocol() == protocol && destination instanceof Pod pod && pod.names(name, port);
        }
    }
}
