package dev.keelson.core.container;

import org.jspecify.annotations.Nullable;

/**
 * What happens around the life of a container.
 *
 * @param postStart right after it starts, null for nothing
 * @param preStop before it is told to stop, null for nothing
 * @since 0.1.0
 */
public record Lifecycle(@Nullable Hook postStart, @Nullable Hook preStop) {}
