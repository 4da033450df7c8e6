package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * One key of a config map.
 *
 * @param source the config map
 * @param key the key
 * @param origin the line that named it
 * @since 0.1.0
 */
public record ConfigKey(ConfigRef source, String key, Origin origin) {}
