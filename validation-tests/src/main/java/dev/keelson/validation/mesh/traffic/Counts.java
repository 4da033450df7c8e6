package dev.keelson.validation.mesh.traffic;

/**
 * What happened to a container.
 *
 * @param requests that arrived
 * @param connections that were opened
 * @param most requests that were answered at the same time
 * @param sockets that are open now
 * @since 0.1.0
 */
public record Counts(int requests, int connections, int most, int sockets) {}
