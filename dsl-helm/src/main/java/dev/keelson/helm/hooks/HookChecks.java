package dev.keelson.helm.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.waiting.Waiting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for hooks that cannot run, that others wait for in vain, that take too long, or that no order fits. */
final class HookChecks implements Check {
    /** How long Helm waits for a hook where {@code --timeout} says nothing. */
    private static final long HELM_WAITS = 300;

    private static final int LONGEST_NAME = 63;

    private record Hook(Component component, Attached<HookFacts> said, View view, Problems problems) {

        void check() {
            HookFacts facts = said.fact();
            if (!view.run().knowsAll(said.path())) {
                return;
            }
            if (facts.events().contains(HookEvent.PRE_INSTALL)) {
                beforeInstallation();
            }
            if (facts.isOfInstallation() && isOnce()) {
                awaited();
            }
            names();
            order();
            limit();
        }

        private boolean isOnce() {
            return shape().filter(Shape.Once.class::isInstance).isPresent();
        }

        private Optional<Shape> shape() {
            return view.all(Workload.class).stream()
                    .filter(workload -> workload.component().equals(component))
                    .map(Workload::shape)
                    .findFirst();
        }

        private void beforeInstallation() {
            Set<String> needed = new LinkedHashSet<>();
            YamlWriter writer = new YamlWriter();
            Set<String> named = new LinkedHashSet<>();
            for (Resource resource : view.resources().all()) {
                if (Objects.equals(component, resource.source().component())
                        && Set.of("Job", "CronJob").contains(resource.kind())) {
                    texts(writer.tree(resource.object()), named);
                }
            }
            String namespace = view.name(component.namespace());
            for (Resource resource : view.resources().all()) {
                boolean isReadByPods = Set.of(
                                "ServiceAccount", "ConfigMap", "Secret", "ExternalSecret", "PersistentVolumeClaim")
                        .contains(resource.kind());
                if (isReadByPods
                        && namespace.equals(resource.object().getMetadata().getNamespace())
                        && named.contains(resource.object().getMetadata().getName())) {
                    needed.add(resource.id());
                }
            }
            view.all(Connection.class).stream()
                    .filter(connection -> connection.from().equals(component))
                    .forEach(connection -> needed.add("the component " + connection.to()));
            if (!needed.isEmpty()) {
                add(
                        HookRules.BEFORE_INSTALL,
                        component + " runs before anything of a first installation is made, and needs "
                                + String.join(", ", needed) + ".",
                        "Let it run after the installation, HelmHook.postInstall(), or leave it an ordinary job that"
                                + " others come after.");
            }
        }

        private static void texts(JsonNode node, Set<String> texts) {
            if (node.isTextual()) {
                texts.add(node.textValue());
            }
            node.forEach(child -> texts(child, texts));
        }

        /** A hook of an installation runs once all is there and ready, or is deleted: its waiters are never ready. */
        private void awaited() {
            boolean late = said.fact().events().contains(HookEvent.POST_INSTALL);
            boolean gone = said.fact().deletions().contains(HookDeletion.HOOK_SUCCEEDED);
            Set<Component> waiting =
                    view.all(Waiting.class).stream().map(Waiting::component).collect(Collectors.toSet());
            for (Order order : view.all(Order.class)) {
                if (order.first().equals(component) && waiting.contains(order.then()) && (late || gone)) {
                    problems.add(Finding.of(
                                    HookRules.AWAITED,
                                    path(),
                                    said.origin(),
                                    "The pods of " + order.then() + " wait for " + component + ", which "
                                            + (late
                                                    ? "runs only after they are there; with --wait not before they are"
                                                            + " ready."
                                                    : "is deleted when it has succeeded."),
                                    late
                                            ? "Leave it an ordinary job, or let nobody come after it."
                                            : "Take " + HookDeletion.HOOK_SUCCEEDED.name() + " out.")
                            .also("waits because of this", order.origin()));
                }
            }
        }

        private void names() {
            List<HookEvent> copies = said.fact().isOfInstallation() && isOnce()
                    ? List.of()
                    : said.fact().events();
            for (HookEvent event : copies) {
                String name = HookJobs.name(component, event);
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
        }

        private void order() {
            for (HookEvent event : said.fact().events()) {
                HookOrder order = new HookOrder(view.model(), event);
                said.fact().after().stream()
                        .filter(earlier -> !order.isHook(earlier))
                        .forEach(earlier -> add(
                                HookRules.ORDER,
                                component + " is to run after the hook of " + earlier + " at " + event
                                        + ", which has none.",
                                "Say with(HelmHook.on(…)) with that event on " + earlier
                                        + " too, or take after(…) out."));
                if (order.weight(component).isEmpty()) {
                    add(
                            HookRules.ORDER,
                            component + " is to run before itself at " + event + ".",
                            "Take one after(…) or before(…) of the circle out.");
                }
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
            if (said.fact().limit() != null) {
                return said.fact().limit().toSeconds();
            }
            Span deadline = shape().map(HookChecks::deadline).orElse(null);
            return deadline == null ? null : Long.valueOf(view.number(deadline.inSeconds()));
        }

        private ModelPath path() {
            return said.path().child("hook");
        }

        private void add(Rule rule, String message, String fix) {
            problems.add(rule, path(), said.origin(), message, fix);
        }
    }

    private static @Nullable Span deadline(Shape shape) {
        if (shape instanceof Shape.Once once) {
            return once.tries().activeDeadline();
        }
        return shape instanceof Shape.Scheduled scheduled ? scheduled.tries().activeDeadline() : null;
    }

    @Override
    public void check(View view, Problems problems) {
        for (Attached<HookFacts> said : view.attached(HookFacts.class)) {
            Component component = said.component();
            if (component != null) {
                new Hook(component, said, view, problems).check();
            }
        }
    }
}
