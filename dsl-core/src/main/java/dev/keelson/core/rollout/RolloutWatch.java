package dev.keelson.core.rollout;

import dev.keelson.core.cluster.ClusterAccess;
import dev.keelson.core.cluster.ObjectKey;
import dev.keelson.core.cluster.Selection;
import dev.keelson.core.cluster.Tree;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at one object that was applied until it is in place.
 *
 * <p>The wait ends where its controller gives up: a Deployment whose {@code progressDeadlineSeconds} passed, a Job that
 * failed. What has no deadline of its own, and a Deployment that had given up before this apply and was not changed by
 * it, fails when nothing about it changed for the progress deadline.
 *
 * @since 0.1.0
 */
public final class RolloutWatch {
    private static final Duration BETWEEN_REASONS = Duration.ofSeconds(2);
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "DaemonSet", "Job");

    private final ClusterAccess access;
    private final ObjectKey key;
    private final boolean hadGivenUp;
    private final Duration deadline;

    private String counted = "";
    private Duration countedAt;
    private Duration askedAt;
    private String reasons = "";

    /**
     * A watch that begins now.
     *
     * @param applied the object as it was after it was applied
     * @param changed whether that changed it
     * @param deadline how long nothing may change
     * @param now the time
     */
    public RolloutWatch(ClusterAccess access, Tree applied, boolean changed, Duration deadline, Duration now) {
        this.access = access;
        this.key = ObjectKey.of(applied);
        this.hadGivenUp = !changed && key.kind().equals("Deployment");
        this.deadline = deadline;
        this.countedAt = now;
        this.askedAt = now;
    }

    /** {@return whether objects of that kind take time to be in place} */
    public static boolean isWorthwhile(ObjectKey key) {
        return switch (key.group()) {
            case "apps", "batch" -> WORKLOADS.contains(key.kind());
            case "apiextensions.k8s.io" -> key.kind().equals("CustomResourceDefinition");
            default -> false;
        };
    }

    /** {@return what is looked at} */
    public ObjectKey key() {
        return key;
    }

    /** {@return how far it is, and why it is no further} */
    public RolloutState look(Duration now) {
        Tree live = access.find(key).orElse(Tree.EMPTY);
        if (live.content().isEmpty()) {
            return RolloutState.failed("somebody deleted it");
        }
        RolloutState state = Judgement.of(live);
        if (state.isFailed() && hadGivenUp) {
            state = RolloutState.waiting(state.text() + " before this apply");
        }
        if (state.isReady()) {
            return state;
        }
        if (!state.text().equals(counted)) {
            counted = state.text();
            countedAt = now;
        }
        boolean over = !hasOwnDeadline(live) && now.minus(countedAt).compareTo(deadline) >= 0;
        if (state.isFailed() || over || now.minus(askedAt).compareTo(BETWEEN_REASONS) >= 0) {
            askedAt = now;
            reasons = reasons(live);
        }
        RolloutState whole = state.with(reasons);
        return over
                ? RolloutState.failed(whole.text() + "; nothing changed for " + deadline.toSeconds() + " s")
                : whole;
    }

    private boolean hasOwnDeadline(Tree live) {
        return !hadGivenUp
                && switch (key.kind()) {
                    case "Deployment" -> live.has("spec", "progressDeadlineSeconds");
                    case "Job" -> true;
                    default -> false;
                };
    }

    private String reasons(Tree live) {
        if (!WORKLOADS.contains(key.kind())) {
            return "";
        }
        Tree refused = live.condition("ReplicaFailure");
        if (refused.text("status").equals("True")) {
            return "pods are refused (" + refused.text("message") + ")";
        }
        List<Tree> pods = access.list(
                "v1",
                "Pod",
                key.namespace(),
                Selection.labels(live.part("spec", "selector", "matchLabels").content()));
        String troubles = PodTroubles.of(pods);
        return troubles.isEmpty() ? refusals() : troubles;
    }

    /** Controllers without a condition for it tell in events that pods are refused, by a quota for one. */
    private String refusals() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("involvedObject.kind", key.kind());
        fields.put("involvedObject.name", key.name());
        fields.put("reason", "FailedCreate");
        Set<String> messages = new TreeSet<>();
        access.list("v1", "Event", key.namespace(), Selection.fields(fields))
                .forEach(event -> messages.add(event.text("message")));
        return messages.isEmpty() ? "" : "pods are refused (" + String.join("; ", messages) + ")";
    }
}
