package dev.keelson.core.difference;

import dev.keelson.core.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What one environment says about a value.
 *
 * @param value the value as reports write it, null where it has none
 * @param assigned whether the environment says it, and not the default
 * @param read whether the definition reads it there; another decision may keep it from doing so
 * @param origin the line that assigned it, or the one of the default
 * @since 0.1.0
 */
public record Chosen(@Nullable String value, boolean assigned, boolean read, Origin origin) {}
