package dev.keelson.istio.resilience;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.resilience.ConnectionPool.Keepalive;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code keepalive(k -> …)}, {@code tcp.tcpKeepalive}; what is not said is as Linux has it.
 *
 * @since 0.1.0
 */
public final class KeepaliveDraft extends Draft {
    private final Slot<Span> time = slot("time");
    private final Slot<Span> interval = slot("interval");
    private final Slot<Count> probes = slot("probes");

    KeepaliveDraft(Scope scope) {
        super(scope);
    }

    /** How long a connection is silent before it is asked, {@code time}. Default: 2 h. */
    public KeepaliveDraft time(Duration span) {
        return time(Span.of(span));
    }

    /** How long a connection is silent before it is asked, {@code time}. Default: 2 h. */
    public KeepaliveDraft time(Span span) {
        time.set(span);
        return this;
    }

    /** How long between two questions, {@code interval}. Default: 75 s. */
    public KeepaliveDraft interval(Duration span) {
        return interval(Span.of(span));
    }

    /** How long between two questions, {@code interval}. Default: 75 s. */
    public KeepaliveDraft interval(Span span) {
        interval.set(span);
        return this;
    }

    /** How many questions without an answer end it, {@code probes}. Default: 9. */
    public KeepaliveDraft probes(int number) {
        return probes(Count.of(number));
    }

    /** How many questions without an answer end it, {@code probes}. Default: 9. */
    public KeepaliveDraft probes(Count number) {
        probes.set(number);
        return this;
    }

    @Nullable
    Keepalive build() {
        if (!isSaid()) {
            return null;
        }
        return new Keepalive(
                Objects.requireNonNull(
                        Slot.bind(time.orElse(Span.hours(2), "2h"), ValueType.SPAN, Bounds.fromSeconds(1))),
                Objects.requireNonNull(
                        Slot.bind(interval.orElse(Span.seconds(75), "75s"), ValueType.SPAN, Bounds.fromSeconds(1))),
                Objects.requireNonNull(Slot.bind(probes.orElse(Count.of(9), "9"), ValueType.COUNT, Bounds.from(1))));
    }
}
