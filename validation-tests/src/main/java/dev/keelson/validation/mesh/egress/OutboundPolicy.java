package dev.keelson.validation.mesh.egress;

/**
 * What a proxy does with calls of hosts that it does not know.
 *
 * @since 0.1.0
 */
public enum OutboundPolicy {
    /** They fail. */
    REGISTRY_ONLY,
    /** They go out as they are. */
    ALLOW_ANY
}
