package dev.keelson.core.rollout;

import dev.keelson.core.cluster.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why pods are not ready, in words; each reason once, with one of the pods that have it. */
final class PodTroubles {
    /** What every pod goes through. */
    private static final List<String> ORDINARY = List.of("", "ContainerCreating", "PodInitializing");

    private final Map<String, List<String>> pods = new LinkedHashMap<>();

    private PodTroubles() {}

    static String of(List<Tree> all) {
        PodTroubles troubles = new PodTroubles();
        all.stream()
                .filter(pod -> !pod.has("metadata", "deletionTimestamp") && !isFine(pod))
                .forEach(troubles::look);
        return troubles.pods.entrySet().stream()
                .map(trouble ->
                        "pod " + trouble.getValue().get(0) + others(trouble.getValue()) + " " + trouble.getKey())
                .collect(Collectors.joining("; "));
    }

    private static boolean isFine(Tree pod) {
        return pod.condition("Ready").text("status").equals("True")
                || pod.text("status", "phase").equals("Succeeded");
    }

    private static String others(List<String> names) {
        return names.size() == 1 ? "" : " and " + (names.size() - 1) + " more:";
    }

    private void look(Tree pod) {
        String name = pod.text("metadata", "name");
        Tree scheduled = pod.condition("PodScheduled");
        if (scheduled.text("status").equals("False")) {
            add(name, "cannot be scheduled (" + scheduled.text("reason") + ": " + scheduled.text("message") + ")");
            return;
        }
        List<String> reasons = new ArrayList<>();
        Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(list -> pod.parts("status", list).stream())
                .forEach(container -> reason(container, reasons));
        if (reasons.isEmpty() && pod.text("status", "phase").equals("Failed")) {
            reasons.add("failed (" + pod.text("status", "reason") + ": " + pod.text("status", "message") + ")");
        }
        if (reasons.isEmpty()) {
            reasons.add("is not ready");
        }
        reasons.forEach(reason -> add(name, reason));
    }

    private void add(String pod, String reason) {
        pods.computeIfAbsent(reason, any -> new ArrayList<>()).add(pod);
    }

    private static void reason(Tree container, List<String> reasons) {
        String name = "in container " + container.text("name");
        Tree waiting = container.part("state", "waiting");
        if (!ORDINARY.contains(waiting.text("reason"))) {
            reasons.add(name + ": " + waiting.text("reason") + message(waiting)
                    + end(container.part("lastState", "terminated"), ", after it "));
            return;
        }
        Tree terminated = container.part("state", "terminated");
        if (terminated.number(0, "exitCode") != 0) {
            reasons.add(name + end(terminated, ": it "));
        } else if (container.has("state", "running") && !Boolean.TRUE.equals(container.value("ready"))) {
            reasons.add(name + ": runs and is not ready");
        }
    }

    private static String end(Tree terminated, String before) {
        return terminated.content().isEmpty()
                ? ""
                : before + "ended with exit code " + terminated.text("exitCode") + " (" + terminated.text("reason")
                        + ")" + message(terminated);
    }

    private static String message(Tree state) {
        String message = state.text("message").strip();
        return message.isEmpty() ? "" : ": " + message;
    }
}
