package dev.keelson.core.workload.words;

import dev.keelson.core.adoption.Manifest;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.WorkloadRules;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The words inside {@code p.deployment(component, image, d -> …)}: interchangeable pods.
 *
 * @since 0.1.0
 */
public final class DeploymentDraft extends ScalableDraft<DeploymentDraft> implements DefinedDraft {
    private final Slot<Boolean> recreate = slot("recreate");
    private final Slot<Span> progressDeadline = slot("progressDeadline");
    private final RollingUpdateDraft rollingUpdate = new RollingUpdateDraft(inner("rollingUpdate"));

    /** A draft in that scope, running that image. */
    public DeploymentDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /** A draft in that scope that starts with what the service's own build says of the component. */
    public DeploymentDraft(Scope scope, Manifest manifest, Component component) {
        super(scope);
        adopt(AdoptedDraft.of(scope, manifest, "Deployment", component));
    }

    /**
     * How an update replaces pods, {@code strategy.rollingUpdate}. By default one pod more than wanted and never one
     * fewer, so that an update keeps the capacity.
     */
    public DeploymentDraft rollingUpdate(Consumer<? super RollingUpdateDraft> words) {
        open("rollingUpdate", rollingUpdate, words);
        return this;
    }

    /**
     * Stops all old pods before the first new one starts, {@code strategy.type: Recreate}: for what must never run twice.
     * Nobody serves in between.
     *
     * <p>Finding: {@code two-strategies} beside {@link #rollingUpdate}.
     */
    public DeploymentDraft recreate() {
        recreate.set(true);
        return this;
    }

    /**
     * How long an update may stand still until it counts as failed, {@code progressDeadlineSeconds}. Default: 10 minutes,
     * as Kubernetes has it.
     *
     * <p>Finding: {@code short-progress-deadline}.
     */
    public DeploymentDraft progressDeadline(Duration span) {
        return progressDeadline(Span.of(span));
    }

    /**
     * How long an update may stand still until it counts as failed, {@code progressDeadlineSeconds}. Default: 10 minutes,
     * as Kubernetes has it.
     *
     * <p>Finding: {@code short-progress-deadline}.
     */
    public DeploymentDraft progressDeadline(Span span) {
        progressDeadline.set(span);
        return this;
    }

    @Override
    public void build(Component component, Model.Builder model) {
        Shape.Update update = recreate.value() == null
                ? new Shape.Rolling(rollingUpdate.boundSurge(), rollingUpdate.boundUnavailable())
                : new Shape.Recreated();
        if (recreate.value() != null && rollingUpdate.isSaid()) {
            scope().run()
                    .problems()
                    .add(
                            WorkloadRules.TWO_STRATEGIES,
                            recreate.path(),
                            recreate.get().orElseThrow().origin(),
                            "The " + scope().title() + " says both recreate and rollingUpdate.",
                            "Keep one of the two.");
        }
        buildScalable(
                component,
                new Shape.Deployed(
                        boundReplicas(),
                        update,
                        history(Slot.bind(progressDeadline, ValueType.SPAN, Bounds.fromSeconds(1)))),
                List.of(),
                model);
    }

    @Override
    protected DeploymentDraft self() {
        return this;
    }
}
