package com.acme.disruption;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.Objects;

/** The words inside {@code Disruptions.limited(d -> …)}. */
public final class DisruptionsDraft extends Draft {
    private final Slot<Count> maxUnavailable = slot("maxUnavailable");

    DisruptionsDraft(Scope scope) {
        super(scope);
    }

    public DisruptionsDraft maxUnavailable(int pods) {
        return maxUnavailable(Count.of(pods));
    }

    public DisruptionsDraft maxUnavailable(Count pods) {
        maxUnavailable.set(pods);
        return this;
    }

    Budget build() {
        Count bound = Slot.bind(maxUnavailable.orElse(Count.of(1), "1"), ValueType.COUNT, Bounds.between(0, 1_000));
        return new Budget(Objects.requireNonNull(bound, "there is a default"));
    }
}
