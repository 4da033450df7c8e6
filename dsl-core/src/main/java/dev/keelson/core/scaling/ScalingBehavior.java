package dev.keelson.core.scaling;

import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Span;
import org.jspecify.annotations.Nullable;

/**
 * How fast a component is scaled in one direction.
 *
 * @param stabilization how long the figures are looked back on, null for what Kubernetes does
 * @param pods how many pods may come or go in a time, null where that is no policy
 * @param percent what share of the pods may come or go in a time, null where that is no policy
 * @param select which policy decides, null for what Kubernetes does
 * @since 0.1.0
 */
public record ScalingBehavior(
        @Nullable Span stabilization,
        @Nullable Policy pods,
        @Nullable Policy percent,
        @Nullable PolicySelect select) {

    /**
     * A change that is allowed within a time.
     *
     * @param amount a number of pods or a share of them
     * @param every within which time
     */
    public record Policy(Scalar amount, Span every) {}
}
