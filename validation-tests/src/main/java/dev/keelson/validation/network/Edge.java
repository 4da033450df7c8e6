package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import java.util.Comparator;

/**
 * A connection that may be opened.
 *
 * @param from who opens it: a workload as {@code namespace/name}, or the name given to an outsider
 * @param to who is reached, likewise
 * @param protocol the transport protocol
 * @param port the port on the receiving pod, not that of a Service in front of it
 * @since 0.1.0
 */
public record Edge(String from, String to, Protocol protocol, int port) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER = Comparator.comparing(Edge::from)
            .thenComparing(Edge::to)
            .thenComparing(Edge::protocol)
            .thenComparingInt(Edge::port);

    /**
     * {@return an edge to a port}
     *
     * @param from who opens the connection
     * @param to who is reached
     * @param port the port on the receiving pod
     */
    public static Edge of(String from, String to, Port port) {
        return new Edge(from, to, port.protocol(), port.number());
    }

    /**
     * {@return an edge to a TCP port}
     *
     * @param from who opens the connection
     * @param to who is reached
     * @param port the port on the receiving pod
     */
    public static Edge tcp(String from, String to, int port) {
        return of(from, to, Port.tcp(port));
    }

    /**
     * {@return an edge to a UDP port}
     *
     * @param from who opens the connection
     * @param to who is reached
     * @param port the port on the receiving pod
     */
    public static Edge udp(String from, String to, int port) {
        return of(from, to, Port.udp(port));
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + " -> " + to + " " + protocol + " " + port;
    }
}
