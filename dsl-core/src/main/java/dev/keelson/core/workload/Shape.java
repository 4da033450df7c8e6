package dev.keelson.core.workload;

import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the pods of a workload come and go.
 *
 * @since 0.1.0
 */
public sealed interface Shape {
    /** {@return the Kubernetes kind} */
    String kind();

    /** {@return whether its pods stay, so that others can connect to them} */
    default boolean isServing() {
        return true;
    }

    /** {@return how many pods there are when nothing scales them, null where nodes or runs decide} */
    default @Nullable Count replicas() {
        return null;
    }

    /**
     * Interchangeable pods.
     *
     * @param replicas how many, null where scaling decides
     * @param update how an update replaces them
     * @param history how an update is watched and remembered
     */
    record Deployed(@Nullable Count replicas, Update update, History history) implements Shape {
        @Override
        public String kind() {
            return "Deployment";
        }
    }

    /** How an update of interchangeable pods replaces them. */
    sealed interface Update {}

    /**
     * A few pods at a time.
     *
     * @param maxSurge how many more while an update runs
     * @param maxUnavailable how many fewer while an update runs
     */
    record Rolling(CountOrPercent maxSurge, CountOrPercent maxUnavailable) implements Update {}

    /** All old pods first, then the new ones: nobody serves in between. */
    record Recreated() implements Update {}

    /**
     * How an update is watched and remembered; null keeps Kubernetes' default.
     *
     * @param progressDeadline how long an update may stand still until it counts as failed
     * @param minReady how long a new pod must be ready to count as available
     * @param revisions how many old versions are kept to return to
     */
    record History(
            @Nullable Span progressDeadline,
            @Nullable Span minReady,
            @Nullable Count revisions) {}

    /**
     * Pods with a name and volumes of their own.
     *
     * @param replicas how many, null where scaling decides
     * @param management whether they start one after the other
     * @param claims the volumes of each
     * @param retention what becomes of the claims
     * @param history how an update is watched and remembered
     */
    record Stateful(
            @Nullable Count replicas,
            PodManagement management,
            List<Claim> claims,
            ClaimRetention retention,
            History history)
            implements Shape {
        /** Keeps the claims from changing. */
        public Stateful {
            claims = List.copyOf(claims);
        }

        @Override
        public String kind() {
            return "StatefulSet";
        }
    }

    /**
     * What becomes of the claims of a stateful set.
     *
     * @param whenDeleted when it is deleted
     * @param whenScaled when it is scaled in
     */
    record ClaimRetention(Retention whenDeleted, Retention whenScaled) {}

    /**
     * A pod on each node.
     *
     * @param maxUnavailable how many nodes may lack one while an update runs
     * @param history how an update is watched and remembered
     */
    record OnEachNode(CountOrPercent maxUnavailable, History history) implements Shape {
        @Override
        public String kind() {
            return "DaemonSet";
        }
    }

    /**
     * A pod that ends.
     *
     * @param revision what is appended to its name, null for nothing
     * @param tries how often and how long it is tried
     */
    record Once(@Nullable Text revision, Tries tries) implements Shape {
        /** {@return the name of the component's job; dots of a revision become hyphens, because pods are named after it} */
        public Text name(Component component) {
            return revision == null ? Text.of(component.name()) : Text.of(component.name(), "-", revision.hyphenated());
        }

        @Override
        public String kind() {
            return "Job";
        }

        @Override
        public boolean isServing() {
            return false;
        }
    }

    /**
     * A pod that ends, again and again.
     *
     * @param schedule when
     * @param concurrency what happens when a run begins before the last ended
     * @param startingDeadline how late a run may begin, null for as late as it likes
     * @param successesKept how many jobs that succeeded are kept
     * @param failuresKept how many jobs that failed are kept
     * @param suspended whether no run begins
     * @param tries how often and how long each run is tried
     */
    record Scheduled(
            Schedule schedule,
            Concurrency concurrency,
            @Nullable Span startingDeadline,
            Count successesKept,
            Count failuresKept,
            boolean suspended,
            Tries tries)
            implements Shape {
        @Override
        public String kind() {
            return "CronJob";
        }

        @Override
        public boolean isServing() {
            return false;
        }
    }

    /**
     * How often and how long a job is tried.
     *
     * @param backoffLimit how often it is tried again
     * @param activeDeadline how long all tries may take, null for as long as they like
     * @param ttlAfterFinished how long the finished job is kept, null for until somebody deletes it
     */
    record Tries(
            Count backoffLimit,
            @Nullable Span activeDeadline,
            @Nullable Span ttlAfterFinished) {}
}
