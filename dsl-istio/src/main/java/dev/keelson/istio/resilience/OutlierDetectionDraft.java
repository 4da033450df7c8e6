package dev.keelson.istio.resilience;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code outlierDetection(o -> …)}, {@code trafficPolicy.outlierDetection} of a {@code DestinationRule}: pods
 * that fail are left out for a while. Each sidecar that calls finds it out for itself.
 *
 * @since 0.1.0
 */
public final class OutlierDetectionDraft extends Draft {
    private final Slot<Count> consecutiveServerErrors = slot("consecutiveServerErrors");
    private final Slot<Count> consecutiveGatewayErrors = slot("consecutiveGatewayErrors");
    private final Slot<Count> consecutiveConnectFailures = slot("consecutiveConnectFailures");
    private final Slot<Span> interval = slot("interval");
    private final Slot<Span> baseEjectionTime = slot("baseEjectionTime");
    private final Slot<Percent> maxEjectionPercent = slot("maxEjectionPercent");
    private final Slot<Percent> minHealthPercent = slot("minHealthPercent");

    /** A draft in that scope. */
    public OutlierDetectionDraft(Scope scope) {
        super(scope);
    }

    /** How many answers from 500 on in a row put a pod out, {@code consecutive5xxErrors}; 0 for any number. Default: 5. */
    public OutlierDetectionDraft consecutiveServerErrors(int number) {
        return consecutiveServerErrors(Count.of(number));
    }

    /** How many answers from 500 on in a row put a pod out, {@code consecutive5xxErrors}; 0 for any number. Default: 5. */
    public OutlierDetectionDraft consecutiveServerErrors(Count number) {
        consecutiveServerErrors.set(number);
        return this;
    }

    /** How many of 502, 503 and 504 in a row put a pod out, {@code consecutiveGatewayErrors}. Default: any number. */
    public OutlierDetectionDraft consecutiveGatewayErrors(int number) {
        return consecutiveGatewayErrors(Count.of(number));
    }

    /** How many of 502, 503 and 504 in a row put a pod out, {@code consecutiveGatewayErrors}. Default: any number. */
    public OutlierDetectionDraft consecutiveGatewayErrors(Count number) {
        consecutiveGatewayErrors.set(number);
        return this;
    }

    /** How many failures to connect in a row put a pod out, {@code consecutiveLocalOriginFailures}, counted apart from answers. */
    public OutlierDetectionDraft consecutiveConnectFailures(int number) {
        return consecutiveConnectFailures(Count.of(number));
    }

    /** How many failures to connect in a row put a pod out, {@code consecutiveLocalOriginFailures}, counted apart from answers. */
    public OutlierDetectionDraft consecutiveConnectFailures(Count number) {
        consecutiveConnectFailures.set(number);
        return this;
    }

    /** How often pods are looked at, {@code interval}. Default: 10 s. */
    public OutlierDetectionDraft interval(Duration span) {
        return interval(Span.of(span));
    }

    /** How often pods are looked at, {@code interval}. Default: 10 s. */
    public OutlierDetectionDraft interval(Span span) {
        interval.set(span);
        return this;
    }

    /** How long a pod is out the first time, {@code baseEjectionTime}; n times as long the nth time. Default: 30 s. */
    public OutlierDetectionDraft baseEjectionTime(Duration span) {
        return baseEjectionTime(Span.of(span));
    }

    /** How long a pod is out the first time, {@code baseEjectionTime}; n times as long the nth time. Default: 30 s. */
    public OutlierDetectionDraft baseEjectionTime(Span span) {
        baseEjectionTime.set(span);
        return this;
    }

    /**
     * How many of the pods are out at most, {@code maxEjectionPercent}. Default: 10%.
     *
     * <p>Findings: {@code all-pods-ejected}, {@code no-pod-ejected}.
     */
    public OutlierDetectionDraft maxEjectionPercent(int share) {
        return maxEjectionPercent(Percent.of(share));
    }

    /**
     * How many of the pods are out at most, {@code maxEjectionPercent}. Default: 10%.
     *
     * <p>Findings: {@code all-pods-ejected}, {@code no-pod-ejected}.
     */
    public OutlierDetectionDraft maxEjectionPercent(Percent share) {
        maxEjectionPercent.set(share);
        return this;
    }

    /**
     * How many of the pods have to be left, {@code minHealthPercent}; below that all of them are asked, also those that were put out.
     * Default: 0%.
     */
    public OutlierDetectionDraft minHealthPercent(int share) {
        return minHealthPercent(Percent.of(share));
    }

    /**
     * How many of the pods have to be left, {@code minHealthPercent}; below that all of them are asked, also those that were put out.
     * Default: 0%.
     */
    public OutlierDetectionDraft minHealthPercent(Percent share) {
        minHealthPercent.set(share);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable OutlierDetection build() {
        if (!isSaid()) {
            return null;
        }
        return new OutlierDetection(
                Slot.bind(consecutiveServerErrors, ValueType.COUNT, Bounds.from(0)),
                Slot.bind(consecutiveGatewayErrors, ValueType.COUNT, Bounds.from(0)),
                Slot.bind(consecutiveConnectFailures, ValueType.COUNT, Bounds.from(1)),
                Slot.bind(interval, ValueType.SPAN, Spans.FROM_A_MILLISECOND),
                Slot.bind(baseEjectionTime, ValueType.SPAN, Spans.FROM_A_MILLISECOND),
                Slot.bind(maxEjectionPercent, ValueType.PERCENT, Bounds.between(0, 100)),
                Slot.bind(minHealthPercent, ValueType.PERCENT, Bounds.between(0, 100)),
                scope().path(),
                scope().origin());
    }
}
