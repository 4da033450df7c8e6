package dev.keelson.core.workload.words;

import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Concurrency;
import dev.keelson.core.workload.Schedule;
import dev.keelson.core.workload.Shape;
import dev.keelson.core.workload.WorkloadRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The words inside {@code p.cronJob(component, image, c -> …)}: a pod that ends, again and again. Without other words a
 * run is left out while the last one still runs, and three jobs that succeeded and three that failed are kept.
 *
 * @since 0.1.0
 */
public final class CronJobDraft extends TaskDraft<CronJobDraft> implements DefinedDraft {
    private static final Bounds KEPT = Bounds.between(0, 100);

    private final Slot<Schedule> schedule = slot("schedule");
    private final Slot<Concurrency> concurrency = slot("concurrency");
    private final Slot<Span> startingDeadline = slot("startingDeadline");
    private final Slot<Count> successesKept = slot("successesKept");
    private final Slot<Count> failuresKept = slot("failuresKept");
    private final Slot<Boolean> suspended = slot("suspended");

    /** A draft in that scope, running that image. */
    public CronJobDraft(Scope scope, Image image) {
        super(scope);
        container().image().enter(image);
    }

    /** When it runs, {@code schedule} and {@code timeZone}. Finding: {@code no-schedule} where nothing is said. */
    public CronJobDraft schedule(Schedule when) {
        schedule.set(when);
        return this;
    }

    /**
     * What happens when a run is due while the last one still runs, {@code concurrencyPolicy}. Default: {@code Forbid},
     * because two backups or migrations at a time do harm.
     */
    public CronJobDraft concurrency(Concurrency policy) {
        concurrency.set(policy);
        return this;
    }

    /** How late a run may begin, {@code startingDeadlineSeconds}. By default as late as it likes. */
    public CronJobDraft startingDeadline(Duration span) {
        return startingDeadline(Span.of(span));
    }

    /** How late a run may begin, {@code startingDeadlineSeconds}. By default as late as it likes. */
    public CronJobDraft startingDeadline(Span span) {
        startingDeadline.set(span);
        return this;
    }

    /** How many jobs that succeeded are kept, {@code successfulJobsHistoryLimit}. Default: 3. */
    public CronJobDraft successesKept(int jobs) {
        successesKept.set(Count.of(jobs));
        return this;
    }

    /** How many jobs that failed are kept, {@code failedJobsHistoryLimit}. Default: 3. */
    public CronJobDraft failuresKept(int jobs) {
        failuresKept.set(Count.of(jobs));
        return this;
    }

    /** Begins no run until somebody resumes it or makes a job from it, {@code suspend}. */
    public CronJobDraft suspended() {
        suspended.set(true);
        return this;
    }

    @Override
    public void build(Component component, Model.Builder model) {
        Placed<Concurrency> policy = concurrency
                .orElse(Concurrency.FORBID, Concurrency.FORBID.toString())
                .get()
                .orElseThrow();
        build(
                component,
                new Shape.Scheduled(
                        boundSchedule(),
                        scope().bind(concurrency.path(), policy.value(), policy.origin()),
                        Slot.bind(startingDeadline, ValueType.SPAN, Bounds.fromSeconds(10)),
                        kept(successesKept),
                        kept(failuresKept),
                        suspended.value() != null,
                        tries()),
                List.of(),
                model);
    }

    private Schedule boundSchedule() {
        Placed<Schedule> placed = schedule.get().orElse(null);
        if (placed == null) {
            if (scope().run().knowsAll(scope().path())) {
                scope().run()
                        .problems()
                        .add(
                                WorkloadRules.NO_SCHEDULE,
                                schedule.path(),
                                scope().origin(),
                                "The " + scope().title() + " does not say when it runs.",
                                "Say schedule(Schedule.cron(\"30 2 * * *\")).");
            }
            return Schedule.cron("@yearly");
        }
        return new Schedule(
                scope().bind(
                                schedule.path().child("cron"),
                                placed.value().cron(),
                                ValueType.TEXT,
                                Bounds.of(Characters.CRON),
                                placed.origin()),
                scope().bind(
                                schedule.path().child("timeZone"),
                                placed.value().timeZone(),
                                ValueType.TEXT,
                                Bounds.of(Characters.TIME_ZONE),
                                placed.origin()));
    }

    private static Count kept(Slot<Count> slot) {
        return Objects.requireNonNull(
                Slot.bind(slot.orElse(Count.of(3), "3"), ValueType.COUNT, KEPT), "the library has a default");
    }

    @Override
    protected CronJobDraft self() {
        return this;
    }
}
