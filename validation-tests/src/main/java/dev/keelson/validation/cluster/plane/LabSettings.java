package dev.keelson.validation.cluster.plane;

import java.time.Duration;
import java.util.List;

/**
 * The times that a lab shortens, all in one place. What is not named here is as a cluster has it, the 15 s between two
 * looks of the horizontal autoscaler among it.
 *
 * @param autoscalerInitialization how long the horizontal autoscaler believes no processor time of a new pod; 5 minutes
 *     in a cluster
 * @param autoscalerReadinessDelay how long it takes a pod that was never ready for one that starts; 30 s in a cluster
 * @param autoscalerStabilization how long it looks back before it removes pods, where a component does not say; 5
 *     minutes in a cluster
 * @param nodeMonitorGrace after what silence a node counts as lost; 50 s in a cluster
 * @since 0.1.0
 */
public record LabSettings(
        Duration autoscalerInitialization,
        Duration autoscalerReadinessDelay,
        Duration autoscalerStabilization,
        Duration nodeMonitorGrace) {

    /** Returns the times of a lab. */
    public static LabSettings quick() {
        return new LabSettings(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(50));
    }

    /** Returns the times of a cluster. */
    public static LabSettings real() {
        return new LabSettings(
                Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(50));
    }

    List<String> controllerManager() {
        return List.of(
                "--horizontal-pod-autoscaler-cpu-initialization-period=" + seconds(autoscalerInitialization),
                "--horizontal-pod-autoscaler-initial-readiness-delay=" + seconds(autoscalerReadinessDelay),
                "--horizontal-pod-autoscaler-downscale-stabilization=" + seconds(autoscalerStabilization),
                "--node-monitor-grace-period=" + seconds(nodeMonitorGrace));
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }
}
