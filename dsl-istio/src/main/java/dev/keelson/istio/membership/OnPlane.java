package dev.keelson.istio.membership;

/**
 * A component whose calls are carried otherwise than those of its namespace.
 *
 * @param plane by what
 * @since 0.1.0
 */
public record OnPlane(DataPlane plane) {}
