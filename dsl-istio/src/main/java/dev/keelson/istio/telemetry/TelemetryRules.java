package dev.keelson.istio.telemetry;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with what the mesh tells.
 *
 * @since 0.1.0
 */
public final class TelemetryRules {
    /** A detail of something that is not told. */
    public static final Rule WITHOUT_PROVIDER = Rule.error(
            "telemetry-without-provider", "It is said how something is told of the mesh's traffic, and not to whom.");

    /** Said twice. */
    public static final Rule TWICE =
            Rule.error("telemetry-twice", "What the mesh tells is said twice, and Istio reads one of both.");

    private TelemetryRules() {}
}
