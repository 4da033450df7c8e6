package dev.keelson.validation.network;

import dev.keelson.validation.network.endpoint.Protocol;
import java.util.Comparator;

/**
 * An unbroken range of ports to which connections may be opened; the ports next to it are closed.
 *
 * @param from who opens the connections
 * @param to who is reached
 * @param protocol the transport protocol
 * @param first the lowest port
 * @param last the highest port, included
 * @since 0.1.0
 */
public record Opening(String from, String to, Protocol protocol, int first, int last) implements Comparable<Opening> {
    private static final Comparator<Opening> ORDER = Comparator.comparing(Opening::from)
            .thenComparing(Opening::to)
            .thenComparing(Opening::protocol)
            .thenComparingInt(Opening::first)
            .thenComparingInt(Opening::last);

    /**
     * {@return the opening that is one edge wide}
     *
     * @param edge the connection
     */
    public static Opening of(Edge edge) {
        return new Opening(edge.from(), edge.to(), edge.protocol(), edge.port(), edge.port());
    }

    @Override
    public int compareTo(Opening other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + " -> " + to + " " + protocol + " " + (first == last ? "" + first : first + "-" + last);
    }
}
