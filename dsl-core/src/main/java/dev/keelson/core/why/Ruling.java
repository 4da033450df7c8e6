package dev.keelson.core.why;

import dev.keelson.core.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What one gate on the way says.
 *
 * @param gate which one, {@code NetworkPolicy shop/api, egress}
 * @param passes whether it lets the call through
 * @param because why
 * @param origin the Java line that decided it
 * @param missing the word that would let it through, null where it passes
 * @since 0.1.0
 */
public record Ruling(
        String gate,
        boolean passes,
        String because,
        Origin origin,
        @Nullable String missing) {}
