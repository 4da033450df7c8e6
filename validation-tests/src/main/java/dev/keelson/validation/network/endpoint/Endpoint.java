package dev.keelson.validation.network.endpoint;

/**
 * One end of a connection.
 *
 * @since 0.1.0
 */
public sealed interface Endpoint permits Pod, Address {}
