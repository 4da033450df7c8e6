package dev.keelson.validation.network.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * A port that a container declares.
 *
 * @param name the name a policy may use for it, {@code null} when it has none
 * @param port its protocol and number
 * @since 0.1.0
 */
public record ContainerPort(@Nullable String name, Port port) {}
