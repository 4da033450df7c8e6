package dev.keelson.istio.membership;

/**
 * A component without sidecar in a namespace of the mesh.
 *
 * @param because why
 * @since 0.1.0
 */
public record Aside(String because) {}
