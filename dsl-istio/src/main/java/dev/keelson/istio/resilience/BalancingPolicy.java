package dev.keelson.istio.resilience;

/**
 * How a sidecar chooses among the pods of a component.
 *
 * @since 0.1.0
 */
public enum BalancingPolicy {
    /** The next one in turn. */
    ROUND_ROBIN,
    /** Of two, the one with fewer requests under way. */
    LEAST_REQUEST,
    /** Any. */
    RANDOM,
    /** The one whose address the caller asked for. */
    PASSTHROUGH
}
