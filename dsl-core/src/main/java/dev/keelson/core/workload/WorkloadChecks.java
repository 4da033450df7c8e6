package dev.keelson.core.workload;

import dev.keelson.core.container.Container;
import dev.keelson.core.container.Hook;
import dev.keelson.core.container.Probe;
import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.diagnostic.Suggestion;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.PlatformFacts;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.pod.Development;
import dev.keelson.core.pod.PodRules;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Mistakes that one workload shows by itself.
 *
 * @since 0.1.0
 */
public final class WorkloadChecks implements Check {
    /** A stateful set puts its name and a revision hash of 11 characters into a label of its pods. */
    private static final int LONGEST_STATEFUL_NAME = 52;

    /** A cron job appends a time stamp of 11 characters to the name of each job. */
    private static final int LONGEST_CRON_JOB_NAME = 52;

    /** What Kubernetes gives a pod to stop where nothing is said. */
    private static final long USUAL_GRACE = 30;

    /** What Kubernetes gives an update where nothing is said. */
    private static final long USUAL_PROGRESS_DEADLINE = 600;

    /** Checks without state. */
    public WorkloadChecks() {}

    @Override
    public void check(View view, Problems problems) {
        view.all(Workload.class).forEach(workload -> new Inspection(workload, view, problems).inspect());
        if (view.all(PlatformFacts.class).stream().anyMatch(PlatformFacts::production)) {
            view.all(Development.class)
                    .forEach(each -> problems.add(
                            WorkloadRules.DEVELOPMENT_IN_PRODUCTION,
                            each.path(),
                            each.origin(),
                            each.component() + " says development(…), and this is production.",
                            "Say it where a toggle is on that production leaves off."));
        }
    }

    private record Inspection(Workload workload, View view, Problems problems) {

        void inspect() {
            name();
            grace();
            if (workload.shape() instanceof Shape.Deployed deployed) {
                if (deployed.update() instanceof Shape.Rolling rolling) {
                    update(rolling);
                }
                progress(deployed.history());
            }
            if (workload.shape() instanceof Shape.Scheduled scheduled) {
                timeZone(scheduled.schedule());
            }
        }

        private void report(Rule rule, ModelPath path, String message, String fix) {
            if (view.run().knows(path)) {
                problems.add(rule, path, view.run().line(path, workload.origin()), message, fix);
            }
        }

        private void name() {
            String name = workload.component().name();
            if (name.equals("kustomization")) {
                report(
                        WorkloadRules.RESERVED_NAME,
                        workload.path(),
                        "The component " + workload.component()
                                + " would be written to kustomization.yaml, which lists the other files.",
                        "Give it another name.");
            }
            if (workload.shape() instanceof Shape.Scheduled && name.length() > LONGEST_CRON_JOB_NAME) {
                report(
                        WorkloadRules.NAME_TOO_LONG,
                        workload.path(),
                        "The cron job " + name + " has " + name.length() + " characters; its jobs carry the name and a"
                                + " time stamp in a name of 63.",
                        "Use at most " + LONGEST_CRON_JOB_NAME + " characters.");
            }
            if (workload.shape() instanceof Shape.Stateful && name.length() > LONGEST_STATEFUL_NAME) {
                report(
                        WorkloadRules.NAME_TOO_LONG,
                        workload.path(),
                        "The stateful set " + name + " has " + name.length() + " characters; its pods carry the name"
                                + " and a hash in a label of 63.",
                        "Use at most " + LONGEST_STATEFUL_NAME + " characters.");
            }
        }

        private void update(Shape.Rolling rolling) {
            ModelPath path = workload.path().child("rollingUpdate");
            if (view.run().knows(path.child("maxSurge"))
                    && view.run().knows(path.child("maxUnavailable"))
                    && isZero(rolling.maxSurge())
                    && isZero(rolling.maxUnavailable())) {
                report(
                        WorkloadRules.STUCK_UPDATE,
                        path,
                        "The rolling update of " + workload.component() + " may neither add nor take away a pod.",
                        "Let maxSurge or maxUnavailable be at least 1.");
            }
        }

        private boolean isZero(CountOrPercent value) {
            return view.evaluator().number(ValueType.expression(ValueType.scalar(value))) == 0;
        }

        /** The kubelet counts the time of a hook against the grace period; the program then has what is left. */
        private void grace() {
            long grace = seconds(workload.pod().terminationGrace(), USUAL_GRACE);
            for (Container container : workload.pod().containers()) {
                ModelPath path = container.path().child("preStop");
                if (container.lifecycle().preStop() instanceof Hook.Sleep sleep
                        && view.run().knows(workload.path().child("terminationGrace"))
                        && seconds(sleep.span(), 0) >= grace) {
                    report(
                            PodRules.SHORT_GRACE,
                            path,
                            workload.component() + " sleeps " + seconds(sleep.span(), 0)
                                    + " s before it stops and is killed after " + grace
                                    + " s, before it was asked to stop.",
                            "Say terminationGrace(…) with the sleep and the time that the program needs to stop.");
                }
            }
        }

        /** An update moves when a new pod becomes ready, and again when it counts as available. */
        private void progress(Shape.History history) {
            long deadline = seconds(history.progressDeadline(), USUAL_PROGRESS_DEADLINE);
            if (view.run().knows(workload.path().child("progressDeadline"))) {
                standsStill("startup", startupBudget(workload.container().startup()), "to start", deadline);
                standsStill("minReady", seconds(history.minReady(), 0), "to count as available", deadline);
            }
        }

        private void standsStill(String word, long longest, String what, long deadline) {
            if (longest >= deadline && view.run().knows(workload.path().child(word))) {
                report(
                        WorkloadRules.SHORT_PROGRESS_DEADLINE,
                        workload.path().child("progressDeadline"),
                        "An update of " + workload.component() + " counts as failed when nothing moves for " + deadline
                                + " s, but a new pod may need " + longest + " s " + what + ".",
                        "Say progressDeadline(…) with more than " + longest + " s.");
            }
        }

        private long startupBudget(@Nullable Probe probe) {
            if (probe == null) {
                return 0;
            }
            long failures = probe.timing().failureThreshold() == null
                    ? 3
                    : view.number(probe.timing().failureThreshold());
            return seconds(probe.timing().initialDelay(), 0)
                    + failures * seconds(probe.timing().period(), 10);
        }

        private void timeZone(Schedule schedule) {
            String zone = view.text(schedule.timeZone());
            if (!ZoneId.getAvailableZoneIds().contains(zone)) {
                report(
                        WorkloadRules.UNKNOWN_TIME_ZONE,
                        workload.path().child("schedule").child("timeZone"),
                        workload.component() + " runs in the time zone " + zone + ", which does not exist.",
                        Suggestion.didYouMean(zone, ZoneId.getAvailableZoneIds())
                                + "Name a place as the time zone database does, such as Europe/Berlin.");
            }
        }

        private long seconds(@Nullable Span span, long otherwise) {
            return span == null ? otherwise : view.number(span.inSeconds());
        }
    }
}
