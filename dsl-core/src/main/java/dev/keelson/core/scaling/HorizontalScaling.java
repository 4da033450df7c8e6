package dev.keelson.core.scaling;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component whose number of pods follows what is measured, {@code HorizontalPodAutoscaler}.
 *
 * @param component which one
 * @param kind the kind of its workload
 * @param minimum how many pods run at least
 * @param maximum how many pods run at most
 * @param metrics what is measured
 * @param up how fast pods come, null for as Kubernetes does it
 * @param down how fast pods go, null for as Kubernetes does it
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record HorizontalScaling(
        Component component,
        String kind,
        Count minimum,
        Count maximum,
        List<ScalingMetric> metrics,
        @Nullable ScalingBehavior up,
        @Nullable ScalingBehavior down,
        ModelPath path,
        Origin origin) {

    /** Keeps the metrics from changing. */
    public HorizontalScaling {
        metrics = List.copyOf(metrics);
    }
}
