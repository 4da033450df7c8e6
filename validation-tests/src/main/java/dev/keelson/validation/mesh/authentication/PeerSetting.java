package dev.keelson.validation.mesh.authentication;

/**
 * Which connections a port of a workload accepts, and who says so.
 *
 * @param mode the connections
 * @param by the object, as {@code PeerAuthentication shop/default}, or that it is Istio's default
 * @since 0.1.0
 */
public record PeerSetting(PeerMode mode, String by) {}
