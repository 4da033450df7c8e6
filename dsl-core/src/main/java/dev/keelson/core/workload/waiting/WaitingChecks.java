package dev.keelson.core.workload.waiting;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Span;
import dev.keelson.core.workload.Order;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.Workload;
import dev.keelson.core.workload.WorkloadRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pods that wait come to an end of it: what they wait for is done at some time and stays, and nothing ends them before.
 *
 * @since 0.1.0
 */
public final class WaitingChecks implements Check {
    /** What Kubernetes gives an update where nothing is said. */
    private static final long USUAL_PROGRESS_DEADLINE = 600;

    /** Checks without state. */
    public WaitingChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Map<Component, Workload> defined = new HashMap<>();
        view.all(Workload.class).forEach(workload -> defined.put(workload.component(), workload));
        for (Waiting waiting : view.all(Waiting.class)) {
            Workload own = defined.get(waiting.component());
            if (own == null) {
                continue;
            }
            Set<Component> seen = new HashSet<>();
            for (Order order : view.all(Order.class)) {
                Workload awaited = defined.get(order.first());
                if (order.then().equals(waiting.component()) && awaited != null && seen.add(order.first())) {
                    new Inspection(waiting, own, order, view, problems).awaits(awaited);
                }
            }
            // What is external is there already: who comes after nothing else does not wait.
            if (!seen.isEmpty()) {
                new Deadlines(waiting, own, view, problems).inspect();
            }
        }
    }

    private record Inspection(Waiting waiting, Workload own, Order order, View view, Problems problems) {

        void awaits(Workload awaited) {
            if (awaited.shape() instanceof Shape.Scheduled) {
                problems.add(Finding.of(
                                WaitingRules.AWAITED_CRON_JOB,
                                order.path(),
                                order.origin(),
                                "The pods of " + waiting.component() + " are to wait for " + awaited.component()
                                        + ", a cron job: it runs again and again, and is never done.",
                                "Take the order out, or make what has to be done first a job.")
                        .also("waits because of this", waiting.origin()));
            }
            if (awaited.shape() instanceof Shape.Once once
                    && once.tries().ttlAfterFinished() != null
                    && !(own.shape() instanceof Shape.Once)) {
                ModelPath path = awaited.path().child("ttlAfterFinished");
                Origin line = view.run().line(path, awaited.origin());
                problems.add(Finding.of(
                                WaitingRules.AWAITED_JOB_EXPIRES,
                                path,
                                line,
                                "The pods of " + waiting.component() + " wait for the job " + awaited.component()
                                        + ", which is deleted "
                                        + view.number(
                                                once.tries().ttlAfterFinished().inSeconds())
                                        + " s after it is done. A pod that starts later waits for what is gone.",
                                "Take ttlAfterFinished(…) out of the job, or let the pods not wait.")
                        .also("waits because of this", order.origin()));
            }
        }
    }

    private record Deadlines(Waiting waiting, Workload own, View view, Problems problems) {

        void inspect() {
            ModelPath path = waiting.path().child("timeout");
            if (!view.run().knows(path)) {
                return;
            }
            Origin line = view.run().line(path, waiting.origin());
            long longest = view.number(waiting.timeout().inSeconds());
            Shape.Tries tries = tries();
            if (own.shape() instanceof Shape.Deployed deployed) {
                long deadline = seconds(deployed.history().progressDeadline());
                if (longest >= deadline && view.run().knows(own.path().child("progressDeadline"))) {
                    problems.add(
                            WorkloadRules.SHORT_PROGRESS_DEADLINE,
                            path,
                            line,
                            "An update of " + own.component() + " counts as failed when nothing moves for " + deadline
                                    + " s, but a new pod may wait " + longest + " s for what it comes after.",
                            "Say progressDeadline(…) with more than " + longest + " s, or a shorter timeout(…).");
                }
            }
            if (tries != null && tries.activeDeadline() != null) {
                long deadline = view.number(tries.activeDeadline().inSeconds());
                if (longest >= deadline && view.run().knows(own.path().child("activeDeadline"))) {
                    problems.add(
                            WaitingRules.WAIT_BEYOND_DEADLINE,
                            path,
                            line,
                            own.component() + " may wait " + longest + " s and is ended after " + deadline
                                    + " s, waiting included.",
                            "Say activeDeadline(…) with the wait and the time that the work needs, or a shorter"
                                    + " timeout(…).");
                }
            }
            if (tries != null
                    && view.number(tries.backoffLimit()) == 0
                    && view.run().knows(own.path().child("backoffLimit"))) {
                problems.add(
                        WaitingRules.WAIT_WITHOUT_RETRY,
                        own.path().child("backoffLimit"),
                        view.run().line(own.path().child("backoffLimit"), own.origin()),
                        own.component() + " waits and is tried once: a wait that fails, because what it comes after is"
                                + " not there yet or takes longer, fails the job.",
                        "Say backoffLimit(…) with a few tries.");
            }
        }

        private Shape.@Nullable Tries tries() {
            if (own.shape() instanceof Shape.Once once) {
                return once.tries();
            }
            return own.shape() instanceof Shape.Scheduled scheduled ? scheduled.tries() : null;
        }

        private long seconds(@Nullable Span span) {
            return span == null ? USUAL_PROGRESS_DEADLINE : view.number(span.inSeconds());
        }
    }
}
