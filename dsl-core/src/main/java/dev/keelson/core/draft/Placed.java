package dev.keelson.core.draft;

import dev.keelson.core.origin.Origin;

/**
 * A value and the line that said it.
 *
 * @param <T> the kind of value
 * @param value the value
 * @param origin the line
 * @since 0.1.0
 */
public record Placed<T>(T value, Origin origin) {}
