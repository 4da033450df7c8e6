package dev.keelson.core.token;

/**
 * The transport protocols of Kubernetes ports.
 *
 * @since 0.1.0
 */
public enum Protocol {
    /** Streams; what Kubernetes assumes when nothing is said. */
    TCP,
    /** Datagrams. */
    UDP,
    /** Message streams. */
    SCTP
}
