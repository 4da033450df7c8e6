package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * One key of a secret.
 *
 * @param source the secret
 * @param key the key
 * @param origin the line that named it
 * @since 0.1.0
 */
public record SecretKey(SecretRef source, String key, Origin origin) {}
