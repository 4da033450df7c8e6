package dev.keelson.helm.hooks;

import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a component's job is to its hook. */
final class Hooked {
    private Hooked() {}

    /** {@return whether the job itself is the hook, and no copy of it} */
    static boolean isItself(Model model, Component component, HookFacts facts) {
        return facts.isOfInstallation()
                && shape(model, component).filter(Shape.Once.class::isInstance).isPresent();
    }

    /** {@return the name of the job that the chart has for a hook besides} */
    static String name(Component component, HookEvent event) {
        return component.name() + "-" + event;
    }

    /** {@return how pods of the component come and go, none where the platform has no such component} */
    static Optional<Shape> shape(Model model, Component component) {
        return model.all(Workload.class).stream()
                .filter(workload -> workload.component().equals(component))
                .map(Workload::shape)
                .findFirst();
    }

    /** {@return how long the job itself may take, null for as long as it likes} */
    static @Nullable Span deadline(Model model, Component component) {
        return shape(model, component)
                .map(shape -> shape instanceof Shape.Once once
                        ? once.tries().activeDeadline()
                        : shape instanceof Shape.Scheduled scheduled
                                ? scheduled.tries().activeDeadline()
                                : null)
                .orElse(null);
    }

    /** {@return whether each revision has a job of its own} */
    static boolean hasRevisions(Model model, Component component) {
        return shape(model, component)
                .filter(shape -> shape instanceof Shape.Once once && once.revision() != null)
                .isPresent();
    }
}
