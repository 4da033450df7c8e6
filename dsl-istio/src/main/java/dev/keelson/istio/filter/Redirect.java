package dev.keelson.istio.filter;

import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller is sent instead.
 *
 * @param host the host, null for the same
 * @param path the path, null for the same
 * @param scheme the scheme, null for the same
 * @param status with which status
 * @since 0.1.0
 */
public record Redirect(
        @Nullable Text host, @Nullable Text path, @Nullable String scheme, Count status) {}
