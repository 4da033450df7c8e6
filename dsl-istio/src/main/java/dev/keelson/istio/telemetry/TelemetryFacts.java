package dev.keelson.istio.telemetry;

import dev.keelson.core.value.Percent;
import org.jspecify.annotations.Nullable;

/**
 * What the mesh tells of the traffic it sees.
 *
 * @param metrics the provider that metrics go to, null for what the mesh does anyway
 * @param tracing the provider that traces go to, null for none
 * @param sampling how many requests in a hundred are traced, null for the provider's own share
 * @param accessLog the provider that requests are written down by, null for none
 * @param condition which requests are written down, in the Common Expression Language; null for all
 * @since 0.1.0
 */
public record TelemetryFacts(
        @Nullable String metrics,
        @Nullable String tracing,
        @Nullable Percent sampling,
        @Nullable String accessLog,
        @Nullable String condition) {}
