package dev.keelson.validation.cluster.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a platform has to do, as a test sets it. A signal that was never set has no value, as that of a program which
 * nobody asks.
 *
 * @since 0.1.0
 */
public final class Load {
    private final Map<Signal, List<Change>> changes = new ConcurrentHashMap<>();

    /** No load at all. */
    public Load() {}

    /**
     * Sets a signal.
     *
     * @return since when it holds
     */
    public Instant set(Signal signal, long amount) {
        return change(signal, OptionalLong.of(amount));
    }

    /**
     * Takes a signal away.
     *
     * @return since when it is gone
     */
    public Instant lose(Signal signal) {
        return change(signal, OptionalLong.empty());
    }

    private Instant change(Signal signal, OptionalLong amount) {
        Instant now = Instant.now();
        changes.computeIfAbsent(signal, key -> new CopyOnWriteArrayList<>()).add(new Change(now, amount));
        return now;
    }

    /** Returns what a signal was at a moment. */
    OptionalLong at(Signal signal, Instant moment) {
        OptionalLong amount = OptionalLong.empty();
        for (Change change : changes.getOrDefault(signal, List.of())) {
            if (!change.since().isAfter(moment)) {
                amount = change.amount();
            }
        }
        return amount;
    }

    private record Change(Instant since, OptionalLong amount) {}
}
