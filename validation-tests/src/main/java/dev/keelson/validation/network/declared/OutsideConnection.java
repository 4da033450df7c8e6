package dev.keelson.validation.network.declared;

import dev.keelson.validation.network.endpoint.Protocol;
import dev.keelson.validation.network.policy.Direction;

/**
 * Connections between a component and somebody outside the platform.
 *
 * @param component the component, as {@code namespace/name}
 * @param direction whether the component is called or calls
 * @param outsider the other side
 * @param protocol the transport protocol
 * @param first the lowest port: of the component where it is called, else of the outsider
 * @param last the highest port, included
 * @since 0.1.0
 */
public record OutsideConnection(
        String component, Direction direction, Outsider outsider, Protocol protocol, int first, int last) {}
