package dev.keelson.validation.mesh.authentication;

/**
 * Which connections a workload accepts.
 *
 * @since 0.1.0
 */
public enum PeerMode {
    /** Mutual TLS alone. */
    STRICT,
    /** Mutual TLS and plain text. */
    PERMISSIVE,
    /** Plain text alone: nobody has an identity. */
    DISABLE
}
