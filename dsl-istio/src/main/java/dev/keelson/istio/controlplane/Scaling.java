package dev.keelson.istio.controlplane;

import dev.keelson.core.value.Count;

/**
 * How many pods there are.
 *
 * @param minimum at least
 * @param maximum at most
 * @since 0.1.0
 */
public record Scaling(Count minimum, Count maximum) {}
