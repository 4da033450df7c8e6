package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.ValueType;

/**
 * The words inside {@code rollingUpdate(u -> …)}: how many pods an update may add and take away at a time.
 *
 * @since 0.1.0
 */
public final class RollingUpdateDraft extends Draft {
    private static final Bounds PODS = Bounds.between(0, 10_000);

    private final Slot<CountOrPercent> maxSurge = slot("maxSurge");
    private final Slot<CountOrPercent> maxUnavailable = slot("maxUnavailable");

    RollingUpdateDraft(Scope scope) {
        super(scope);
    }

    /** How many pods more than wanted there may be, {@code maxSurge}. Default: 1. */
    public RollingUpdateDraft maxSurge(int pods) {
        return maxSurge(Count.of(pods));
    }

    /** How many pods more than wanted there may be, {@code maxSurge}, as a number or rounded up. Default: 1. */
    public RollingUpdateDraft maxSurge(CountOrPercent pods) {
        maxSurge.set(pods);
        return this;
    }

    /** How many pods fewer than wanted there may be, {@code maxUnavailable}. Default: 0. */
    public RollingUpdateDraft maxUnavailable(int pods) {
        return maxUnavailable(Count.of(pods));
    }

    /** How many pods fewer than wanted there may be, {@code maxUnavailable}, as a number or rounded down. Default: 0. */
    public RollingUpdateDraft maxUnavailable(CountOrPercent pods) {
        maxUnavailable.set(pods);
        return this;
    }

    CountOrPercent boundSurge() {
        return bound(maxSurge.orElse(Count.of(1), "1"));
    }

    CountOrPercent boundUnavailable() {
        return boundUnavailable(0);
    }

    CountOrPercent boundUnavailable(int byDefault) {
        return bound(maxUnavailable.orElse(Count.of(byDefault), String.valueOf(byDefault)));
    }

    Slot<CountOrPercent> unavailable() {
        return maxUnavailable;
    }

    private CountOrPercent bound(Slot<CountOrPercent> slot) {
        Placed<CountOrPercent> placed = slot.get().orElseThrow();
        return placed.value() instanceof Percent percent
                ? scope().bind(slot.path(), percent, ValueType.PERCENT, Bounds.between(0, 100), placed.origin())
                : scope().bind(slot.path(), (Count) placed.value(), ValueType.COUNT, PODS, placed.origin());
    }
}
