package dev.keelson.istio.telemetry;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.ValueType;

/**
 * The words inside {@code MeshTelemetry.told(t -> …)}.
 *
 * @since 0.1.0
 */
public final class TelemetryDraft extends Draft {
    private final Slot<String> metrics = slot("metrics");
    private final Slot<String> tracing = slot("tracing");
    private final Slot<Percent> sampling = slot("sampling");
    private final Slot<String> accessLog = slot("accessLog");
    private final Slot<String> condition = slot("accessLogWhere");

    TelemetryDraft(Scope scope) {
        super(scope);
    }

    /** Where metrics go, {@code metrics[].providers}. Default: as the mesh has it. */
    public TelemetryDraft metrics(String provider) {
        metrics.set(provider);
        return this;
    }

    /** Where traces go, {@code tracing[].providers}. Default: nowhere. */
    public TelemetryDraft tracing(String provider) {
        tracing.set(provider);
        return this;
    }

    /** How many requests in a hundred are traced, {@code tracing[].randomSamplingPercentage}. Default: the provider's. */
    public TelemetryDraft sampling(Percent share) {
        sampling.set(share);
        return this;
    }

    /** By whom each request is written down, {@code accessLogging[].providers}. Default: nobody. */
    public TelemetryDraft accessLog(String provider) {
        accessLog.set(provider);
        return this;
    }

    /** Which requests are written down, {@code accessLogging[].filter.expression}: {@code response.code >= 400}. */
    public TelemetryDraft accessLogWhere(String expression) {
        condition.set(expression);
        return this;
    }

    TelemetryFacts build() {
        return new TelemetryFacts(
                metrics.value(),
                tracing.value(),
                Slot.bind(sampling, ValueType.PERCENT, Bounds.between(0, 100)),
                accessLog.value(),
                condition.value());
    }
}
