package dev.keelson.core.availability;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.CountOrPercent;
import org.jspecify.annotations.Nullable;

/**
 * How many pods of a component may be evicted at a time, {@code PodDisruptionBudget}.
 *
 * @param component which one
 * @param maxUnavailable how many pods may be missing, null where that is not said
 * @param minAvailable how many pods stay, null where that is not said
 * @param unhealthyPods whether pods that are not ready may go
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record Disruptions(
        Component component,
        @Nullable CountOrPercent maxUnavailable,
        @Nullable CountOrPercent minAvailable,
        UnhealthyPods unhealthyPods,
        ModelPath path,
        Origin origin) {}
