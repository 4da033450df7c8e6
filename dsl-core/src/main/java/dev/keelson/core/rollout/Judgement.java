package dev.keelson.core.rollout;

import dev.keelson.core.cluster.Tree;

/** What the status of an object says, by the rules that its controller keeps it by. */
final class Judgement {
    private static final String TRUE = "True";
    private static final String FALSE = "False";

    private Judgement() {}

    static RolloutState of(Tree live) {
        return switch (live.text("kind")) {
            case "Deployment" -> observed(live) ? deployment(live) : notObserved();
            case "StatefulSet" -> observed(live) ? statefulSet(live) : notObserved();
            case "DaemonSet" -> observed(live) ? daemonSet(live) : notObserved();
            case "Job" -> job(live);
            case "CustomResourceDefinition" -> definition(live);
            default -> RolloutState.READY;
        };
    }

    private static boolean observed(Tree live) {
        return live.number(0, "status", "observedGeneration") >= live.number(0, "metadata", "generation");
    }

    private static RolloutState notObserved() {
        return RolloutState.waiting("its controller has not seen it yet");
    }

    private static RolloutState deployment(Tree live) {
        Tree progressing = live.condition("Progressing");
        if (progressing.text("status").equals(FALSE)
                && progressing.text("reason").equals("ProgressDeadlineExceeded")) {
            return RolloutState.failed("its progress deadline passed (ProgressDeadlineExceeded)");
        }
        long wanted = live.number(1, "spec", "replicas");
        long updated = live.number(0, "status", "updatedReplicas");
        long all = live.number(0, "status", "replicas");
        long available = live.number(0, "status", "availableReplicas");
        if (updated < wanted) {
            return RolloutState.waiting(updated + " of " + wanted + " pods are new");
        }
        if (all > updated) {
            return RolloutState.waiting((all - updated) + " old pods have not ended");
        }
        return available < updated
                ? RolloutState.waiting(available + " of " + updated + " new pods are available")
                : RolloutState.READY;
    }

    private static RolloutState statefulSet(Tree live) {
        long wanted = live.number(1, "spec", "replicas");
        long ready = live.number(0, "status", "readyReplicas");
        if (live.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return ready < wanted
                    ? RolloutState.waiting(ready + " of " + wanted + " pods are ready")
                    : RolloutState.READY;
        }
        long partition = live.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        long updating = Math.max(0, wanted - partition);
        boolean settled = live.text("status", "currentRevision").equals(live.text("status", "updateRevision"));
        long updated = settled ? wanted : live.number(0, "status", "updatedReplicas");
        if (updated < updating) {
            return RolloutState.waiting(updated + " of " + updating + " pods are new");
        }
        if (ready < wanted) {
            return RolloutState.waiting(ready + " of " + wanted + " pods are ready");
        }
        return settled || partition > 0
                ? RolloutState.READY
                : RolloutState.waiting("its controller has not ended the update yet");
    }

    private static RolloutState daemonSet(Tree live) {
        long wanted = live.number(0, "status", "desiredNumberScheduled");
        long updated = live.number(0, "status", "updatedNumberScheduled");
        boolean rolling = !live.text("spec", "updateStrategy", "type").equals("OnDelete");
        if (rolling && updated < wanted) {
            return RolloutState.waiting(updated + " of " + wanted + " pods are new");
        }
        long available = live.number(0, "status", "numberAvailable");
        return available < wanted
                ? RolloutState.waiting(available + " of " + wanted + " pods are available")
                : RolloutState.READY;
    }

    private static RolloutState job(Tree live) {
        Tree failed = live.condition("Failed");
        if (failed.text("status").equals(TRUE)) {
            return RolloutState.failed("it failed (" + failed.text("reason") + ": " + failed.text("message") + ")");
        }
        if (live.condition("Complete").text("status").equals(TRUE)) {
            return RolloutState.READY;
        }
        if (Boolean.TRUE.equals(live.value("spec", "suspend"))) {
            return RolloutState.waiting("it is suspended");
        }
        long wanted = live.number(1, "spec", "completions");
        return RolloutState.waiting(live.number(0, "status", "succeeded") + " of " + wanted + " pods have succeeded");
    }

    private static RolloutState definition(Tree live) {
        Tree names = live.condition("NamesAccepted");
        if (names.text("status").equals(FALSE)) {
            return RolloutState.failed("its names are taken (" + names.text("message") + ")");
        }
        return live.condition("Established").text("status").equals(TRUE)
                ? RolloutState.READY
                : RolloutState.waiting("its kind is not served yet");
    }
}
