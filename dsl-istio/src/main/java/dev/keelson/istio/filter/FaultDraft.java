package dev.keelson.istio.filter;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.filter.Fault.Abort;
import dev.keelson.istio.filter.Fault.Delay;
import dev.keelson.istio.resilience.Spans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code fault(f -> …)}, {@code http[].fault}. The sidecar of the caller makes the fault, so that the component
 * itself never sees the request that fails.
 *
 * @since 0.1.0
 */
public final class FaultDraft extends Draft {
    private final Slot<Delay> delay = slot("delay");
    private final Slot<Abort> abort = slot("abort");

    /** A draft in that scope. */
    public FaultDraft(Scope scope) {
        super(scope);
    }

    /** Holds so many of a hundred requests back, {@code fault.delay}. */
    public FaultDraft delay(Duration span, int percent) {
        return delay(Span.of(span), Percent.of(percent));
    }

    /** Holds so many of a hundred requests back, {@code fault.delay}. */
    public FaultDraft delay(Span span, Percent share) {
        delay.set(span == null || share == null ? null : new Delay(span, share));
        return this;
    }

    /** Answers so many of a hundred requests with that status, {@code fault.abort}. */
    public FaultDraft abort(int status, int percent) {
        return abort(Count.of(status), Percent.of(percent));
    }

    /** Answers so many of a hundred requests with that status, {@code fault.abort}. */
    public FaultDraft abort(Count status, Percent share) {
        abort.set(status == null || share == null ? null : new Abort(status, share));
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable Fault build() {
        if (!isSaid()) {
            return null;
        }
        Placed<Delay> late = delay.get().orElse(null);
        Placed<Abort> failed = abort.get().orElse(null);
        return new Fault(
                late == null
                        ? null
                        : new Delay(
                                scope().bind(
                                                delay.path().child("span"),
                                                late.value().span(),
                                                ValueType.SPAN,
                                                Spans.FROM_A_MILLISECOND,
                                                late.origin()),
                                share(delay, late.value().share(), late)),
                failed == null
                        ? null
                        : new Abort(
                                scope().bind(
                                                abort.path().child("status"),
                                                failed.value().status(),
                                                ValueType.COUNT,
                                                Bounds.between(200, 599),
                                                failed.origin()),
                                share(abort, failed.value().share(), failed)),
                scope().path(),
                scope().origin());
    }

    private Percent share(Slot<?> word, Percent said, Placed<?> placed) {
        return scope().bind(
                        word.path().child("percent"), said, ValueType.PERCENT, Bounds.between(0, 100), placed.origin());
    }
}
