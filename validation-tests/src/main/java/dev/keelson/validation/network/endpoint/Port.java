package dev.keelson.validation.network.endpoint;

import java.util.Comparator;

/**
 * A port number together with its protocol, the target of a connection.
 *
 * @param protocol the transport protocol
 * @param number 1 to 65535
 * @since 0.1.0
 */
public record Port(Protocol protocol, int number) implements Comparable<Port> {
    /** The highest port number there is. */
    public static final int HIGHEST = 65_535;

    private static final Comparator<Port> ORDER =
            Comparator.comparing(Port::protocol).thenComparingInt(Port::number);

    /**
     * Refuses numbers that are no port.
     *
     * @param protocol the transport protocol
     * @param number 1 to 65535
     */
    public Port {
        if (number < 1 || number > HIGHEST) {
            throw new IllegalArgumentException("a port is a number from 1 to " + HIGHEST + ", not " + number);
        }
    }

    /**
     * {@return a TCP port}
     *
     * @param number 1 to 65535
     */
    public static Port tcp(int number) {
        return new Port(Protocol.TCP, number);
    }

    /**
     * {@return a UDP port}
     *
     * @param number 1 to 65535
     */
    public static Port udp(int number) {
        return new Port(Protocol.UDP, number);
    }

    /**
     * {@return an SCTP port}
     *
     * @param number 1 to 65535
     */
    public static Port sctp(int number) {
        return new Port(Protocol.SCTP, number);
    }

    @Override
    public int compareTo(Port other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return protocol + " " + number;
    }
}
