package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import java.time.Duration;
import java.util.Objects;

/**
 * The words of workloads whose pods end. A pod is never restarted in place; a failed try leaves its pod behind for its log.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class TaskDraft<S extends TaskDraft<S>> extends WorkloadDraft<S> {
    private final Slot<Count> backoffLimit = slot("backoffLimit");
    private final Slot<Span> activeDeadline = slot("activeDeadline");
    private final Slot<Span> ttlAfterFinished = slot("ttlAfterFinished");

    TaskDraft(Scope scope) {
        super(scope);
    }

    /** How often a failed try is repeated, {@code backoffLimit}. Default: 6, as Kubernetes has it. */
    public S backoffLimit(int retries) {
        return backoffLimit(Count.of(retries));
    }

    /** How often a failed try is repeated, {@code backoffLimit}. Default: 6, as Kubernetes has it. */
    public S backoffLimit(Count retries) {
        backoffLimit.set(retries);
        return self();
    }

    /** How long all tries may take together, {@code activeDeadlineSeconds}. No limit by default. */
    public S activeDeadline(Duration span) {
        return activeDeadline(Span.of(span));
    }

    /** How long all tries may take together, {@code activeDeadlineSeconds}. No limit by default. */
    public S activeDeadline(Span span) {
        activeDeadline.set(span);
        return self();
    }

    /** How long the finished job is kept, {@code ttlSecondsAfterFinished}. By default until somebody deletes it. */
    public S ttlAfterFinished(Duration span) {
        return ttlAfterFinished(Span.of(span));
    }

    /** How long the finished job is kept, {@code ttlSecondsAfterFinished}. By default until somebody deletes it. */
    public S ttlAfterFinished(Span span) {
        ttlAfterFinished.set(span);
        return self();
    }

    final Shape.Tries tries() {
        return new Shape.Tries(
                Objects.requireNonNull(
                        Slot.bind(backoffLimit.orElse(Count.of(6), "6"), ValueType.COUNT, Bounds.between(0, 1_000)),
                        "the library has a default"),
                Slot.bind(activeDeadline, ValueType.SPAN, Bounds.fromSeconds(1)),
                Slot.bind(ttlAfterFinished, ValueType.SPAN, Bounds.fromSeconds(0)));
    }
}
