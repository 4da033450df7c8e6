package dev.keelson.core.storage;

import dev.keelson.core.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume appears in a container.
 *
 * @param volume the volume's name
 * @param path the directory
 * @param readOnly whether the container may not write there
 * @param subPath which directory of the volume appears there, null for all of it
 * @param origin the line that mounted it
 * @since 0.1.0
 */
public record Mount(
        String volume,
        String path,
        boolean readOnly,
        @Nullable String subPath,
        Origin origin) {}
