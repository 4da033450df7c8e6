package dev.keelson.core.storage.files;

import dev.keelson.core.origin.Origin;

/**
 * A key of a config map or secret that becomes a file.
 *
 * @param key the key
 * @param path the file, relative to the volume
 * @param origin the line that named it
 * @since 0.1.0
 */
public record KeyFile(String key, String path, Origin origin) {}
