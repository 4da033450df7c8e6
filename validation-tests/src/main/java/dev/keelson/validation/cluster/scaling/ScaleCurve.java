package dev.keelson.validation.cluster.scaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of pods that a workload was asked to have one after the other, and what holds of them.
 *
 * @param steps the oldest first, one at least
 * @since 0.1.0
 */
public record ScaleCurve(List<ScaleStep> steps) {

    /** Keeps a copy. */
    public ScaleCurve {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("nothing was seen, so that anything would hold");
        }
    }

    /** Returns the numbers alone. */
    public List<Integer> pods() {
        return steps.stream().map(ScaleStep::pods).toList();
    }

    /** Returns how many pods were asked for at a moment. */
    public int podsAt(Instant moment) {
        int pods = steps.get(0).pods();
        for (ScaleStep step : steps) {
            if (!step.at().isAfter(moment)) {
                pods = step.pods();
            }
        }
        return pods;
    }

    /** Returns the steps that make more than so many times the pods of what there were a while before. */
    public List<ScaleStep> growingFasterThan(int times, Duration every) {
        return each((before, step) ->
                step.pods() > before && step.pods() > times * podsAt(step.at().minus(every)));
    }

    /** Returns the steps that take away more pods than that within a while. */
    public List<ScaleStep> shrinkingFasterThan(int pods, Duration every) {
        return each((before, step) ->
                step.pods() < before && step.pods() < podsAt(step.at().minus(every)) - pods);
    }

    /** Returns the first step to fewer pods after a moment. */
    public Optional<ScaleStep> firstLossAfter(Instant moment) {
        return each((before, step) -> step.pods() < before && step.at().isAfter(moment)).stream()
                .findFirst();
    }

    private List<ScaleStep> each(Condition condition) {
        List<ScaleStep> found = new ArrayList<>();
        for (int i = 1; i < steps.size(); i++) {
            if (condition.holds(steps.get(i - 1).pods(), steps.get(i))) {
                found.add(steps.get(i));
            }
        }
        return found;
    }

    private interface Condition {
        boolean holds(int before, ScaleStep step);
    }
}
