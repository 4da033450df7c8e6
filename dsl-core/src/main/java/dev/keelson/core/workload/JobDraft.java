package dev.keelson.core.workload;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.Objects;

/**
 * The words inside {@code p.job(component, image, j -> …)}: a pod that ends. It is never restarted in place; a failed try
 * leaves its pod behind for its log.
 *
 * @since 0.1.0
 */
public final class JobDraft extends WorkloadDraft<JobDraft> implements DefinedDraft {
    private final Slot<Count> backoffLimit = slot("backoffLimit");
    private final Slot<Span> activeDeadline = slot("activeDeadline");
    private final Slot<Span> ttlAfterFinished = slot("ttlAfterFinished");

    /** A draft in that scope, running that image. */
    public JobDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /** How often a failed try is repeated, {@code backoffLimit}. Default: 6, as Kubernetes has it. */
    public JobDraft backoffLimit(int retries) {
        return backoffLimit(Count.of(retries));
    }

    /** How often a failed try is repeated, {@code backoffLimit}. Default: 6, as Kubernetes has it. */
    public JobDraft backoffLimit(Count retries) {
        backoffLimit.set(retries);
        return this;
    }

    /** How long all tries may take together, {@code activeDeadlineSeconds}. No limit by default. */
    public JobDraft activeDeadline(Duration span) {
        return activeDeadline(Span.of(span));
    }

    /** How long all tries may take together, {@code activeDeadlineSeconds}. No limit by default. */
    public JobDraft activeDeadline(Span span) {
        activeDeadline.set(span);
        return this;
    }

    /** How long the finished job is kept, {@code ttlSecondsAfterFinished}. By default until somebody deletes it. */
    public JobDraft ttlAfterFinished(Duration span) {
        return ttlAfterFinished(Span.of(span));
    }

    /** How long the finished job is kept, {@code ttlSecondsAfterFinished}. By default until somebody deletes it. */
    public JobDraft ttlAfterFinished(Span span) {
        ttlAfterFinished.set(span);
        return this;
    }

    @Override
    public void build(Component component, DefaultsDraft defaults, Model.Builder model) {
        inheritWords(defaults);
        build(
                component,
                new Workload.Once(
                        Objects.requireNonNull(
                                Slot.bind(
                                        backoffLimit.orElse(Count.of(6), "6"),
                                        ValueType.COUNT,
                                        Bounds.between(0, 1_000)),
                                "the library has a default"),
                        Slot.bind(activeDeadline, ValueType.SPAN, Bounds.fromSeconds(1)),
                        Slot.bind(ttlAfterFinished, ValueType.SPAN, Bounds.fromSeconds(0))),
                model);
    }

    @Override
    JobDraft self() {
        return this;
    }
}
