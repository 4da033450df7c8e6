package dev.keelson.istio.resilience;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code retries(r -> …)}.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code attempts}</td><td>2</td></tr>
 *   <tr><td>{@code perTry}</td><td>as long as the whole request</td></tr>
 *   <tr><td>{@code backoff}</td><td>25 ms, as Istio has it</td></tr>
 *   <tr><td>{@code on}, {@code onStatus}</td><td>what Istio has: no connection, refused, gone before it was asked, 503</td></tr>
 *   <tr><td>{@code otherZones}</td><td>no: tries stay where Istio leads the caller</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class RetriesDraft extends Draft {
    private final Slot<Count> attempts = slot("attempts");
    private final Slot<Span> perTry = slot("perTry");
    private final Slot<Span> backoff = slot("backoff");
    private final Items<String> conditions = items("on");
    private final Slot<Boolean> otherZones = slot("otherZones");

    /** A draft in that scope. */
    public RetriesDraft(Scope scope) {
        super(scope);
    }

    /** How often it is tried after the first time, {@code retries.attempts}; 0 for never. Default: 2. */
    public RetriesDraft attempts(int number) {
        return attempts(Count.of(number));
    }

    /** How often it is tried after the first time, {@code retries.attempts}; 0 for never. Default: 2. */
    public RetriesDraft attempts(Count number) {
        attempts.set(number);
        return this;
    }

    /**
     * How long each try may take, {@code retries.perTryTimeout}. Default: as long as the whole request.
     *
     * <p>Finding: {@code retries-outlast-timeout}.
     */
    public RetriesDraft perTry(Duration span) {
        return perTry(Span.of(span));
    }

    /** How long each try may take, see {@link #perTry(Duration)}. */
    public RetriesDraft perTry(Span span) {
        perTry.set(span);
        return this;
    }

    /** How long it waits before the next try, {@code retries.backoff}; more from try to try. Default: 25 ms. */
    public RetriesDraft backoff(Duration span) {
        return backoff(Span.of(span));
    }

    /** How long it waits before the next try, {@code retries.backoff}; more from try to try. Default: 25 ms. */
    public RetriesDraft backoff(Span span) {
        backoff.set(span);
        return this;
    }

    /** What makes it try again, {@code retries.retryOn}. */
    public RetriesDraft on(RetryOn... what) {
        Arrays.stream(what).forEach(each -> conditions.add(each == null ? null : each.toString()));
        return this;
    }

    /** The answers that make it try again, {@code retries.retryOn}. */
    public RetriesDraft onStatus(int... codes) {
        Arrays.stream(codes).forEach(each -> conditions.add(Integer.toString(each)));
        return this;
    }

    /**
     * Lets the third try and those after it leave the caller's zone, {@code retries.retryRemoteLocalities}. Outlier detection makes Istio
     * keep callers in their zone while it has a pod, one that refuses connections too, so that tries alone do not help where a zone
     * has a single pod. Default: tries stay.
     */
    public RetriesDraft otherZones() {
        otherZones.set(true);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable Retries build() {
        if (!isSaid()) {
            return null;
        }
        return new Retries(
                Objects.requireNonNull(
                        Slot.bind(attempts.orElse(Count.of(2), "2"), ValueType.COUNT, Bounds.between(0, 100))),
                Slot.bind(perTry, ValueType.SPAN, Spans.FROM_A_MILLISECOND),
                Slot.bind(backoff, ValueType.SPAN, Spans.FROM_A_MILLISECOND),
                conditions.get().stream().map(each -> each.value()).distinct().toList(),
                otherZones.value() != null,
                scope().path(),
                scope().origin());
    }
}
