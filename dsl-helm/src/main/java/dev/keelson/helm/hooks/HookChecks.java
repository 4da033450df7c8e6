package dev.keelson.helm.hooks;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.waiting.Waiting;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for hooks that cannot run, that others wait for in vain, that take too long, or that no order fits. */
final class HookChecks implements Check {
    /** How long Helm waits for a hook where {@code --timeout} says nothing. */
    private static final long HELM_WAITS = 300;

    private static final int LONGEST_NAME = 63;

    private record Hook(Component component, Attached<HookFacts> said, HookOrder hooks, View view, Problems problems) {

        void check() {
            if (!view.run().knowsAll(said.path())) {
                return;
            }
            if (facts().events().contains(HookEvent.PRE_INSTALL)) {
                beforeInstallation();
            }
            if (isItself()) {
                awaited();
            } else {
                facts().events().forEach(this::name);
            }
            order();
            limit();
        }

        private void beforeInstallation() {
            Set<String> needs = HookNeeds.of(view, component, facts());
            if (!needs.isEmpty()) {
                add(
                        HookRules.BEFORE_INSTALL,
                        component + " runs before anything of a first installation is made, and needs "
                                + String.join(", ", needs) + ".",
                        "Let it run after the installation, HelmHook.postInstall(), or leave it an ordinary job that"
                                + " others come after.");
            }
        }

        private void awaited() {
            String why = inVain();
            List<Component> waiting =
                    view.all(Waiting.class).stream().map(Waiting::component).toList();
            for (Order order : view.all(Order.class)) {
                if (why != null && order.first().equals(component) && waiting.contains(order.then())) {
                    problems.add(Finding.of(
                                    HookRules.AWAITED,
                                    path(),
                                    said.origin(),
                                    "The pods of " + order.then() + " wait for " + component + ", which " + why,
                                    "Leave it an ordinary job, which pods can wait for, or let nobody come after it.")
                            .also("waits because of this", order.origin()));
                }
            }
        }

        /** {@return why pods that wait for the job would wait for ever, null where they would not} */
        private @Nullable String inVain() {
            List<HookEvent> events = facts().events();
            if (events.contains(HookEvent.POST_INSTALL)) {
                return "runs only after they are there; with --wait not before they are ready.";
            }
            if (facts().deletions().contains(HookDeletion.HOOK_SUCCEEDED)) {
                return "is deleted when it has succeeded.";
            }
            return !events.contains(HookEvent.PRE_UPGRADE) && Hooked.hasRevisions(view.model(), component)
                    ? "no upgrade runs, so that there is none of a new revision."
                    : null;
        }

        private void name(HookEvent event) {
            String name = Hooked.name(component, event);
            if (name.length() > LONGEST_NAME) {
                add(
                        HookRules.NAME,
                        "The job of " + component + " at " + event + " would be called " + name + ", of "
                                + name.length() + " characters, and " + LONGEST_NAME + " is what a job may have.",
                        "Give the component a shorter name.");
            }
            boolean taken = view.all(Workload.class).stream()
                    .anyMatch(workload -> workload.component().name().equals(name)
                            && workload.component().namespace().equals(component.namespace()));
            if (taken) {
                add(
                        HookRules.NAME,
                        "The job of " + component + " at " + event + " would be called " + name
                                + ", as another component is.",
                        "Give one of the components another name.");
            }
        }

        private void order() {
            for (HookEvent event : facts().events()) {
                facts().after().stream()
                        .filter(earlier -> !hooks.isHook(earlier, event))
                        .filter(earlier -> Hooked.shape(view.model(), earlier).isPresent())
                        .forEach(earlier -> add(
                                HookRules.ORDER,
                                component + " is to run after the hook of " + earlier + " at " + event
                                        + ", which has none.",
                                "Say with(HelmHook.on(…)) with that event on " + earlier
                                        + " too, or take after(…) out."));
            }
            if (hooks.weight(component).isEmpty()) {
                add(
                        HookRules.ORDER,
                        component + " is to run before itself.",
                        "Take one after(…) or before(…) of the circle out.");
            }
        }

        private void limit() {
            Long seconds = seconds();
            if (seconds == null || seconds > HELM_WAITS) {
                add(
                        HookRules.TIMEOUT,
                        component + " may take "
                                + (seconds == null ? "as long as it likes" : seconds + " s")
                                + ", and Helm waits " + HELM_WAITS
                                + " s for a hook and then fails, while the job goes on.",
                        "Say within(Duration.ofMinutes(4)), or accept the warning and call Helm with a longer"
                                + " --timeout.");
            }
        }

        private @Nullable Long seconds() {
            if (facts().limit() != null) {
                return facts().limit().toSeconds();
            }
            Span deadline = Hooked.deadline(view.model(), component);
            return deadline == null ? null : Long.valueOf(view.number(deadline.inSeconds()));
        }

        private HookFacts facts() {
            return said.fact();
        }

        private boolean isItself() {
            return Hooked.isItself(view.model(), component, facts());
        }

        private ModelPath path() {
            return said.path().child("hook");
        }

        private void add(Rule rule, String message, String fix) {
            problems.add(rule, path(), said.origin(), message, fix);
        }
    }

    @Override
    public void check(View view, Problems problems) {
        HookOrder hooks = new HookOrder(view.model());
        for (Attached<HookFacts> said : view.attached(HookFacts.class)) {
            Component component = said.component();
            if (component != null) {
                new Hook(component, said, hooks, view, problems).check();
            }
        }
    }
}
