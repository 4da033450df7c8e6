package dev.keelson.core.placement;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.placement.Placement.Spread;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code spreadOver(topology, s -> …)}.
 *
 * @since 0.1.0
 */
public final class SpreadDraft extends Draft {
    private final Slot<Count> maxSkew = slot("maxSkew");
    private final Slot<Count> minDomains = slot("minDomains");
    private final Slot<Unsatisfiable> whenUnsatisfiable = slot("whenUnsatisfiable");

    SpreadDraft(Scope scope) {
        super(scope);
    }

    /** How many more pods one part may have than the one with the fewest, {@code maxSkew}. Default: 1. */
    public SpreadDraft maxSkew(int pods) {
        return maxSkew(Count.of(pods));
    }

    /** How many more pods one part may have than the one with the fewest, {@code maxSkew}. Default: 1. */
    public SpreadDraft maxSkew(Count pods) {
        maxSkew.set(pods);
        return this;
    }

    /**
     * How many parts there have to be, {@code minDomains}: with fewer, pods wait for new nodes,
     * {@code whenUnsatisfiable: DoNotSchedule}. Default: as many as there are.
     *
     * <p>Finding: {@code min-domains} where {@link #whenUnsatisfiable} says that pods do not wait.
     */
    public SpreadDraft minDomains(int parts) {
        return minDomains(Count.of(parts));
    }

    /**
     * How many parts there have to be, {@code minDomains}: with fewer, pods wait for new nodes,
     * {@code whenUnsatisfiable: DoNotSchedule}. Default: as many as there are.
     *
     * <p>Finding: {@code min-domains} where {@link #whenUnsatisfiable} says that pods do not wait.
     */
    public SpreadDraft minDomains(Count parts) {
        minDomains.set(parts);
        return this;
    }

    /**
     * What becomes of a pod that would make the spread uneven, {@code whenUnsatisfiable}. Default: {@code ScheduleAnyway},
     * so that the loss of a zone keeps no pod from being replaced.
     */
    public SpreadDraft whenUnsatisfiable(Unsatisfiable then) {
        whenUnsatisfiable.set(then);
        return this;
    }

    /** Where a component inherits the word, its values are found under the component's own path. */
    Spread build(Scope owner, Topology topology, ModelPath path, Origin origin) {
        Count skew = bound(owner, path.child("maxSkew"), new Placed<>(Count.of(1), origin), maxSkew);
        Count parts = bound(owner, path.child("minDomains"), null, minDomains);
        return new Spread(
                topology,
                Objects.requireNonNull(skew, "the library has a default"),
                parts,
                then(owner, path.child("whenUnsatisfiable"), parts != null, origin),
                path,
                origin);
    }

    /** With a least number of parts Kubernetes takes one answer only, so that there is nothing to override. */
    private Unsatisfiable then(Scope owner, ModelPath path, boolean waits, Origin origin) {
        Unsatisfiable otherwise = waits ? Unsatisfiable.DO_NOT_SCHEDULE : Unsatisfiable.SCHEDULE_ANYWAY;
        Placed<Unsatisfiable> placed = whenUnsatisfiable.get().orElseGet(() -> new Placed<>(otherwise, origin));
        return waits ? placed.value() : owner.bind(path, placed.value(), placed.origin());
    }

    private static @Nullable Count bound(
            Scope owner, ModelPath path, @Nullable Placed<Count> otherwise, Slot<Count> slot) {
        Placed<Count> placed = slot.get().orElse(otherwise);
        return placed == null
                ? null
                : owner.bind(path, placed.value(), ValueType.COUNT, Bounds.between(1, 1_000), placed.origin());
    }
}
