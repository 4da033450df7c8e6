package dev.keelson.core.nodes.autoscaler;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Objects;

/**
 * The words inside {@code scaleDown(s -> …)}: when the cluster-autoscaler gives nodes back.
 *
 * @since 0.1.0
 */
public final class ScaleDownDraft extends Draft {
    private static final Bounds SHARE = Bounds.between(1, 99);
    private static final Bounds TIME = Bounds.fromSeconds(0);

    private final Slot<Boolean> never = slot("never");
    private final Slot<Percent> below = slot("below");
    private final Slot<Span> unneeded = slot("unneeded");
    private final Slot<Span> afterAdding = slot("afterAdding");
    private final Slot<Span> gracePeriod = slot("gracePeriod");
    private final Slot<Boolean> localStorage = slot("keepsLocalStorage");
    private final Slot<Boolean> systemPods = slot("keepsSystemPods");

    ScaleDownDraft(Scope scope) {
        super(scope);
    }

    /** Gives no node back, {@code scale-down-enabled: false}. */
    public ScaleDownDraft never() {
        never.set(true);
        return this;
    }

    /**
     * Gives a node back whose pods ask for less than that share of it, {@code scale-down-utilization-threshold}. The
     * autoscaler's own default is 50%.
     */
    public ScaleDownDraft below(Percent share) {
        below.set(share);
        return this;
    }

    /** Gives a node back when it has been without need so long, {@code scale-down-unneeded-time}; by default 10 minutes. */
    public ScaleDownDraft unneeded(Duration time) {
        return unneeded(Span.of(time));
    }

    /** Gives a node back when it has been without need so long, {@code scale-down-unneeded-time}; by default 10 minutes. */
    public ScaleDownDraft unneeded(Span time) {
        unneeded.set(time);
        return this;
    }

    /** Waits so long after a node was added, {@code scale-down-delay-after-add}; by default 10 minutes. */
    public ScaleDownDraft afterAdding(Duration time) {
        return afterAdding(Span.of(time));
    }

    /** Waits so long after a node was added, {@code scale-down-delay-after-add}; by default 10 minutes. */
    public ScaleDownDraft afterAdding(Span time) {
        afterAdding.set(time);
        return this;
    }

    /**
     * Waits so long for pods that end before their node goes, {@code max-graceful-termination-sec}; by default 10 minutes.
     */
    public ScaleDownDraft gracePeriod(Duration longest) {
        return gracePeriod(Span.of(longest));
    }

    /**
     * Waits so long for pods that end before their node goes, {@code max-graceful-termination-sec}; by default 10 minutes.
     */
    public ScaleDownDraft gracePeriod(Span longest) {
        gracePeriod.set(longest);
        return this;
    }

    /**
     * Keeps nodes whose pods have an {@code emptyDir}, {@code skip-nodes-with-local-storage: true}. Off by default, unlike
     * in the autoscaler: a pod with a read-only root writes its temporary files there, and no node would ever go.
     */
    public ScaleDownDraft keepsLocalStorage() {
        localStorage.set(true);
        return this;
    }

    /**
     * Keeps nodes that run pods of {@code kube-system} other than those that run on each node,
     * {@code skip-nodes-with-system-pods: true}. Off by default, unlike in the autoscaler: DNS alone would keep every node
     * it was once put on. What must not go says so by a disruption budget.
     */
    public ScaleDownDraft keepsSystemPods() {
        systemPods.set(true);
        return this;
    }

    NodeScaling.ScaleDown build() {
        return new NodeScaling.ScaleDown(
                never.value() == null,
                Slot.bind(below, ValueType.PERCENT, SHARE),
                Slot.bind(unneeded, ValueType.SPAN, TIME),
                Slot.bind(afterAdding, ValueType.SPAN, TIME),
                Slot.bind(gracePeriod, ValueType.SPAN, TIME),
                Objects.requireNonNull(localStorage.orElse(false, "false").value()),
                Objects.requireNonNull(systemPods.orElse(false, "false").value()));
    }
}
