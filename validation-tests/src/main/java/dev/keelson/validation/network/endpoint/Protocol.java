package dev.keelson.validation.network.endpoint;

/**
 * The transport protocols that container ports and NetworkPolicies can name.
 *
 * @since 0.1.0
 */
public enum Protocol {
    /** The default wherever Kubernetes leaves the protocol out. */
    TCP,
    /** Datagrams; a policy about {@link #TCP} says nothing about them, DNS needs both. */
    UDP,
    /** Stream control transmission. */
    SCTP
}
