package dev.keelson.core.scaling;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code scaleUp(b -> …)} and {@code scaleDown(b -> …)}: how fast pods come and go.
 *
 * <p>Where nothing is said, Kubernetes adds at once, up to twice the pods or four more every 15 seconds, and takes away
 * whatever the highest figure of the last 5 minutes leaves over.
 *
 * @since 0.1.0
 */
public final class ScalingBehaviorDraft extends Draft {
    private static final Bounds WINDOW = seconds(0, 3_600);
    private static final Bounds PERIOD = seconds(1, 1_800);

    private record Rate<A extends Scalar>(A amount, Span every) {}

    private final Slot<Span> stabilization = slot("stabilization");
    private final Slot<Rate<Count>> pods = slot("pods");
    private final Slot<Rate<Percent>> percent = slot("percent");
    private final Slot<PolicySelect> select = slot("select");

    ScalingBehaviorDraft(Scope scope) {
        super(scope);
    }

    /**
     * Looks back that long for the figure that changes least, up to an hour, {@code stabilizationWindowSeconds}. Default:
     * none up, 5 minutes down, as Kubernetes has it.
     */
    public ScalingBehaviorDraft stabilization(Duration window) {
        return stabilization(Span.of(window));
    }

    /**
     * Looks back that long for the figure that changes least, up to an hour, {@code stabilizationWindowSeconds}. Default:
     * none up, 5 minutes down, as Kubernetes has it.
     */
    public ScalingBehaviorDraft stabilization(Span window) {
        stabilization.set(window);
        return this;
    }

    /** Changes by at most that many pods in a time of up to 30 minutes, a policy of type {@code Pods}. */
    public ScalingBehaviorDraft pods(int number, Duration every) {
        return pods(Count.of(number), Span.of(every));
    }

    /** Changes by at most that many pods in a time of up to 30 minutes, a policy of type {@code Pods}. */
    public ScalingBehaviorDraft pods(Count number, Span every) {
        pods.set(rate(number, every));
        return this;
    }

    /** Changes by at most that share of the pods in a time of up to 30 minutes, a policy of type {@code Percent}. */
    public ScalingBehaviorDraft percent(Percent share, Duration every) {
        return percent(share, Span.of(every));
    }

    /** Changes by at most that share of the pods in a time of up to 30 minutes, a policy of type {@code Percent}. */
    public ScalingBehaviorDraft percent(Percent share, Span every) {
        percent.set(rate(share, every));
        return this;
    }

    /** Which of the policies decides, {@code selectPolicy}. Default: the one that changes most, as Kubernetes has it. */
    public ScalingBehaviorDraft select(PolicySelect policy) {
        select.set(policy);
        return this;
    }

    @Nullable
    ScalingBehavior build() {
        if (!isSaid()) {
            return null;
        }
        Placed<PolicySelect> chosen = select.get().orElse(null);
        return new ScalingBehavior(
                Slot.bind(stabilization, ValueType.SPAN, WINDOW),
                policy(pods, ValueType.COUNT),
                policy(percent, ValueType.PERCENT),
                chosen == null ? null : scope().bind(select.path(), chosen.value(), chosen.origin()));
    }

    private <A extends Scalar> ScalingBehavior.@Nullable Policy policy(Slot<Rate<A>> slot, ValueType<A> type) {
        Placed<Rate<A>> placed = slot.get().orElse(null);
        if (placed == null) {
            return null;
        }
        ModelPath path = slot.path();
        Rate<A> rate = placed.value();
        return new ScalingBehavior.Policy(
                scope().bind(path.child("amount"), rate.amount(), type, Bounds.from(1), placed.origin()),
                scope().bind(path.child("every"), rate.every(), ValueType.SPAN, PERIOD, placed.origin()));
    }

    private static <A extends Scalar> @Nullable Rate<A> rate(@Nullable A amount, @Nullable Span every) {
        return amount == null || every == null ? null : new Rate<>(amount, every);
    }

    private static Bounds seconds(long least, long greatest) {
        return new Bounds(
                new Amount(least, "s", Dimension.TIME),
                new Amount(greatest, "s", Dimension.TIME),
                Characters.SINGLE_LINE);
    }
}
