package dev.keelson.core.workload.waiting;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.ContainerParts;
import dev.keelson.core.container.ResourcesDraft;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Order;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code waitsWith(image, w -> …)}: how the pods of a component wait for what it comes after.
 *
 * @since 0.1.0
 */
public final class WaitingDraft extends Draft {
    /** Who is nobody in images without a shell; Kubernetes' own image of kubectl names no user, which would be root. */
    private static final int NOBODY = 65_532;

    private final ContainerParts step;
    private final Slot<Span> timeout = slot("timeout");

    /** A draft in that scope. */
    public WaitingDraft(Scope scope) {
        super(scope);
        this.step = new ContainerParts(scope);
    }

    /**
     * How long a step waits at most, {@code --timeout}. A step that timed out has failed and is tried again, in a job as
     * one of its tries. Default: 5 minutes.
     */
    public WaitingDraft timeout(Duration span) {
        return timeout(Span.of(span));
    }

    /**
     * How long a step waits at most, {@code --timeout}. A step that timed out has failed and is tried again, in a job as
     * one of its tries. Default: 5 minutes.
     */
    public WaitingDraft timeout(Span span) {
        timeout.set(span);
        return this;
    }

    /** Steps run as that user, {@code securityContext.runAsUser}, whoever the pod runs as. Default: 65532. */
    public WaitingDraft user(int id) {
        return user(Count.of(id));
    }

    /** Steps run as that user, {@code securityContext.runAsUser}, whoever the pod runs as. Default: 65532. */
    public WaitingDraft user(Count id) {
        step.user().set(id);
        return this;
    }

    /** What a step asks of its node, {@code resources}. Default: 10m of processor time and 128Mi of memory. */
    public WaitingDraft resources(Consumer<? super ResourcesDraft> words) {
        step.resources(words);
        return this;
    }

    /** Takes the image that the word was given. */
    public void enter(@Nullable Image image) {
        if (image == null) {
            scope().reportNull("image", Origin.here());
        }
        step.image().enter(image == null ? ValueType.placeholderImage() : image);
    }

    /**
     * Adds how the component waits, where it is to come after others. Nothing is bound where it waits for nobody, so that
     * no parameter is without effect.
     *
     * @param weaker what all components share
     * @param said all that components said, their order included
     */
    public void build(Component component, WaitingDraft weaker, Model said, Model.Builder model) {
        boolean own = isSaid();
        boolean waits =
                said.all(Order.class).stream().anyMatch(order -> order.then().equals(component));
        if (!waits) {
            if (own && scope().run().knows(ModelPath.root())) {
                nobodyAwaited(component);
            }
            return;
        }
        step.inherit(weaker.step);
        timeout.inherit(weaker.timeout);
        step.image().get().map(Placed::origin).ifPresent(origin -> model.add(waiting(component, origin)));
    }

    private Waiting waiting(Component component, Origin origin) {
        step.user().orElse(Count.of(NOBODY), Integer.toString(NOBODY));
        step.resourcesOrElse(Cpu.millis(10), Memory.mib(128));
        return new Waiting(
                component,
                step.build(Container.Role.WAITING, "after", List.of()),
                Objects.requireNonNull(
                        Slot.bind(timeout.orElse(Span.minutes(5), "5m"), ValueType.SPAN, Bounds.fromSeconds(1)),
                        "the library has a default"),
                scope().path(),
                origin);
    }

    private void nobodyAwaited(Component component) {
        scope().run()
                .problems()
                .add(
                        WaitingRules.NOBODY_AWAITED,
                        scope().path(),
                        scope().origin(),
                        component + " says what its pods wait with, and comes after nobody.",
                        "Say after(…) on it or before(…) on another, or take the word out.");
    }
}
