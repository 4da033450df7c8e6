package dev.keelson.core.availability;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code disruptions(b -> …)}: how many pods may be evicted at a time, when a node is emptied for an
 * upgrade or to save its cost. Pods that crash and rolling updates do not ask the budget.
 *
 * <p>Where neither bound is said, one pod may be missing.
 *
 * @since 0.1.0
 */
public final class DisruptionsDraft extends Draft {
    private static final Bounds PODS = Bounds.between(0, 10_000);

    private final Slot<CountOrPercent> maxUnavailable = slot("maxUnavailable");
    private final Slot<CountOrPercent> minAvailable = slot("minAvailable");
    private final Slot<UnhealthyPods> unhealthyPods = slot("unhealthyPods");
    private @Nullable Origin inherited;

    /** A draft of the budget of that workload's scope. */
    public DisruptionsDraft(Scope scope) {
        super(scope);
    }

    /**
     * How many pods may be missing, {@code maxUnavailable}. Default: 1, unless {@link #minAvailable(int)} is said.
     *
     * <p>Findings: {@code budget-without-room}, {@code budget-bounds}.
     */
    public DisruptionsDraft maxUnavailable(int pods) {
        return maxUnavailable(Count.of(pods));
    }

    /** How many pods may be missing, {@code maxUnavailable}, as a number or a share, which is rounded up. */
    public DisruptionsDraft maxUnavailable(CountOrPercent pods) {
        maxUnavailable.set(pods);
        return this;
    }

    /**
     * How many pods stay, {@code minAvailable}. Prefer {@link #maxUnavailable(int)}, which holds for any number of pods.
     *
     * <p>Findings: {@code budget-without-room}, {@code budget-bounds}.
     */
    public DisruptionsDraft minAvailable(int pods) {
        return minAvailable(Count.of(pods));
    }

    /** How many pods stay, {@code minAvailable}, as a number or a share, which is rounded up. */
    public DisruptionsDraft minAvailable(CountOrPercent pods) {
        minAvailable.set(pods);
        return this;
    }

    /**
     * Whether pods that are not ready may be evicted, {@code unhealthyPodEvictionPolicy}. Default: always. Kubernetes'
     * own default holds them while too few others are ready, so that one component that crashes keeps every node it runs
     * on from being emptied.
     */
    public DisruptionsDraft unhealthyPods(UnhealthyPods policy) {
        unhealthyPods.set(policy);
        return this;
    }

    /** Takes the words of a weaker layer; a bound of this layer takes the place of both of theirs. */
    public void inherit(DisruptionsDraft weaker) {
        if (!weaker.isSaid()) {
            return;
        }
        inherited = weaker.scope().origin();
        if (maxUnavailable.value() == null && minAvailable.value() == null) {
            maxUnavailable.inherit(weaker.maxUnavailable);
            minAvailable.inherit(weaker.minAvailable);
        }
        unhealthyPods.inherit(weaker.unhealthyPods);
    }

    /** Adds the budget of the component to the model, where one was said. */
    public void build(Component component, Model.Builder model) {
        Origin said = isSaid() ? scope().origin() : inherited;
        if (said == null) {
            return;
        }
        if (minAvailable.value() == null) {
            maxUnavailable.orElse(Count.of(1), "1");
        }
        Placed<UnhealthyPods> policy = unhealthyPods
                .orElse(UnhealthyPods.ALWAYS_ALLOW, UnhealthyPods.ALWAYS_ALLOW.toString())
                .get()
                .orElseThrow();
        model.add(new Disruptions(
                component,
                bound(maxUnavailable),
                bound(minAvailable),
                scope().bind(unhealthyPods.path(), policy.value(), policy.origin()),
                scope().path(),
                said));
    }

    private @Nullable CountOrPercent bound(Slot<CountOrPercent> slot) {
        Placed<CountOrPercent> placed = slot.get().orElse(null);
        if (placed == null) {
            return null;
        }
        return placed.value() instanceof Percent share
                ? scope().bind(slot.path(), share, ValueType.PERCENT, Bounds.between(0, 100), placed.origin())
                : scope().bind(slot.path(), (Count) placed.value(), ValueType.COUNT, PODS, placed.origin());
    }
}
