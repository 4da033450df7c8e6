package dev.keelson.istio.canary;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.value.Count;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import java.util.List;
import java.util.Objects;

/**
 * Looks for canaries between their steps, and for versions that are called and do not run.
 *
 * @since 0.1.0
 */
public final class CanaryChecks implements Check {
    /** Checks without state. */
    public CanaryChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model())
                .ifPresent(membership -> view.attached(CanaryTrack.class).forEach(each -> {
                    steps(each, view, problems);
                    pods(each, membership, view, problems);
                }));
    }

    private static void steps(Attached<CanaryTrack> each, View view, Problems problems) {
        CanaryTrack canary = each.fact();
        List<Integer> steps = canary.steps();
        boolean rising = steps.stream().allMatch(step -> step >= 1 && step <= 100)
                && steps.equals(steps.stream().sorted().distinct().toList());
        long step = view.number(canary.step());
        if (!rising) {
            problems.add(
                    CanaryRules.STEP,
                    canary.path().child("steps"),
                    canary.origin(),
                    "The steps of the canary of " + each.component() + " are " + steps
                            + ", which do not rise from 1 to 100.",
                    "Name each share once, the smallest first: steps(5, 25, 50, 100).");
        } else if (step != 0 && !steps.isEmpty() && !steps.contains((int) step)) {
            problems.add(
                    CanaryRules.STEP,
                    canary.path().child("step"),
                    canary.origin(),
                    "The canary of " + each.component() + " gets " + step + " of a hundred calls, and its steps are "
                            + steps + ".",
                    "Set it to 0 or to one of its steps, or add the step.");
        }
    }

    private static void pods(Attached<CanaryTrack> each, Membership membership, View view, Problems problems) {
        CanaryTrack canary = each.fact();
        long step = view.number(canary.step());
        if (step > 0 && view.number(canary.replicas()) == 0) {
            problems.add(
                    CanaryRules.WITHOUT_PODS,
                    canary.path().child("replicas"),
                    canary.origin(),
                    "The canary of " + each.component() + " gets " + step
                            + " of a hundred calls and has no pod, so that they fail.",
                    "Say replicas(…) of the canary, or set its step to 0.");
        }
        if (step == 0 && (canary.testers() != null || isCopied(canary, view)) && view.number(canary.replicas()) == 0) {
            problems.add(
                    CanaryRules.WITHOUT_PODS,
                    canary.path().child("replicas"),
                    canary.origin(),
                    "Requests of testers, or copies, are led to the canary of " + each.component()
                            + ", which has no pod, so that they fail.",
                    "Say replicas(…) of the canary, or take testers(…) and mirror(…) out.");
        }
        if (step < 100 && view.number(stable(each, membership)) == 0) {
            problems.add(
                    CanaryRules.WITHOUT_PODS,
                    canary.path().child("step"),
                    canary.origin(),
                    each.component() + " gets " + (100 - step)
                            + " of a hundred calls beside its canary and has no pod of its own, so that they fail.",
                    "Say replicas(…) of the component, or set the canary's step to 100.");
        }
    }

    private static boolean isCopied(CanaryTrack canary, View view) {
        return canary.mirrored() != null && view.number(canary.mirrored()) > 0;
    }

    /** Where scaling decides there is at least one. */
    private static Count stable(Attached<CanaryTrack> each, Membership membership) {
        return membership.members().stream()
                .filter(member -> Objects.equals(member.component(), each.component()))
                .map(Workload::shape)
                .map(shape -> shape.replicas() == null ? Count.of(1) : shape.replicas())
                .findFirst()
                .orElse(Count.of(1));
    }
}
