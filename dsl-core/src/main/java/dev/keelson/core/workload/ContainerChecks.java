package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.EnvVariable;
import dev.keelson.core.container.Probe;
import dev.keelson.core.container.ResourceNeeds;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes that one container shows by itself.
 *
 * @since 0.1.0
 */
public final class ContainerChecks implements Check {
    /** Kubernetes admits any printable name; what a shell can read is {@code C_IDENTIFIER}, with dots and dashes inside. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private static final Set<String> FLOATING = Set.of("", "latest", "stable", "main", "master", "edge", "nightly");

    /** Checks without state. */
    public ContainerChecks() {}

    @Override
    public void check(View view, Problems problems) {
        boolean production = view.all(PlatformFacts.class).get(0).production();
        view.all(Workload.class).forEach(workload -> workload.pod()
                .containers()
                .forEach(container -> new Inspection(workload, container, view, problems).inspect(production)));
    }

    private record Inspection(Workload workload, Container container, View view, Problems problems) {

        void inspect(boolean production) {
            image(production);
            container.environment().forEach(this::variable);
            resources();
            probes();
        }

        private String subject() {
            String component = workload.component().toString();
            return switch (container.role()) {
                case MAIN -> component;
                case INIT -> "the init container " + container.name() + " of " + component;
                case WAITING -> "the waiting step of " + component;
                case SIDECAR -> "the sidecar " + container.name() + " of " + component;
            };
        }

        private void report(Rule rule, ModelPath path, String message, String fix) {
            if (view.run().knows(path)) {
                String sentence = message.startsWith("the ") ? "The " + message.substring(4) : message;
                problems.add(rule, path, view.run().line(path, container.origin()), sentence, fix);
            }
        }

        private void image(boolean production) {
            if (!(ValueType.expression(container.image()) instanceof Expression.ImageName name)) {
                return;
            }
            String tag = view.evaluator().text(name.tag());
            if (view.evaluator().text(name.digest()).isEmpty() && FLOATING.contains(tag)) {
                report(
                        production ? WorkloadRules.FLOATING_IMAGE_IN_PRODUCTION : WorkloadRules.FLOATING_IMAGE,
                        container.path().child("image"),
                        "The image " + view.text(container.image()) + " of " + subject()
                                + (tag.isEmpty() ? " has no tag," : " has the tag " + tag + ",")
                                + " so that it may be another one tomorrow.",
                        "Name a version, or pin the digest.");
            }
        }

        private void variable(EnvVariable variable) {
            if (!VARIABLE.matcher(variable.name()).matches()) {
                problems.add(
                        WorkloadRules.INVALID_VARIABLE,
                        variable.path(),
                        variable.origin(),
                        "\"" + variable.name() + "\" cannot name an environment variable.",
                        "Use letters, digits, underscores, dashes and dots, no digit first.");
            }
        }

        private void resources() {
            ResourceNeeds needs = container.resources();
            ModelPath path = container.path().child("resources");
            if (needs.cpu() == null || needs.memory() == null) {
                report(
                        WorkloadRules.NO_RESOURCES,
                        path,
                        subject() + " does not say how much "
                                + (needs.cpu() == null ? "processor time" : "")
                                + (needs.cpu() == null && needs.memory() == null ? " and " : "")
                                + (needs.memory() == null ? "memory" : "") + " it needs.",
                        "Say resources(r -> r.cpu(Cpu.millis(…)).memory(Memory.mib(…))).");
            }
            notBelow(path, "cpu", needs.cpu(), needs.cpuLimit());
            notBelow(path, "memory", needs.memory(), needs.memoryLimit());
        }

        private void notBelow(ModelPath resources, String word, @Nullable Scalar request, @Nullable Scalar limit) {
            if (request == null || limit == null || !view.run().knows(resources.child(word))) {
                return;
            }
            Amount asked = view.evaluator().amount(ValueType.expression(request));
            Amount cap = view.evaluator().amount(ValueType.expression(limit));
            if (cap.inSmallestUnit() < asked.inSmallestUnit()) {
                report(
                        WorkloadRules.LIMIT_BELOW_REQUEST,
                        resources.child(word + "Limit"),
                        subject() + " asks for " + asked + " of " + word + " and is capped at " + cap + ".",
                        "Raise the limit to at least " + asked + ".");
            }
        }

        private void probes() {
            Probe readiness = container.readiness();
            Probe liveness = container.liveness();
            if (readiness == null
                    && container.role() == Container.Role.MAIN
                    && !container.ports().isEmpty()) {
                report(
                        WorkloadRules.NO_READINESS,
                        container.path().child("readiness"),
                        subject() + " opens ports and nobody asks whether it is ready to be called.",
                        "Say readiness(Probe.httpGet(\"/ready\", PORT)) or another probe.");
            }
            if (readiness != null && liveness != null && sameHandler(readiness.handler(), liveness.handler())) {
                report(
                        WorkloadRules.SAME_PROBES,
                        container.path().child("liveness"),
                        "Readiness and liveness of " + subject()
                                + " ask the same, so that a pod that is only busy is restarted.",
                        "Let liveness ask for less, or leave it out.");
            }
            slow("startup", container.startup());
            slow("readiness", readiness);
            slow("liveness", liveness);
        }

        private boolean sameHandler(Probe.Handler left, Probe.Handler right) {
            return describe(left).equals(describe(right));
        }

        private String describe(Probe.Handler handler) {
            if (handler instanceof Probe.HttpGet get) {
                return "GET " + view.text(get.path()) + " " + get.port();
            }
            if (handler instanceof Probe.Exec exec) {
                return exec.command().stream().map(view::text).toList().toString();
            }
            return Objects.toString(handler);
        }

        private void slow(String word, @Nullable Probe probe) {
            if (probe == null) {
                return;
            }
            long period = seconds(probe.timing().period(), 10);
            long timeout = seconds(probe.timing().timeout(), 1);
            if (timeout >= period && timeout > 1) {
                report(
                        WorkloadRules.SLOW_PROBE,
                        container.path().child(word).child("timeout"),
                        "The " + word + " probe of " + subject() + " waits " + timeout
                                + " s for an answer and is repeated every " + period + " s.",
                        "Make the time-out shorter than the period.");
            }
        }

        private long seconds(@Nullable Span span, long otherwise) {
            if (span == null) {
                return otherwise;
            }
            Count seconds = span.inSeconds();
            return view.number(seconds);
        }
    }
}
