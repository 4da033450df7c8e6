package dev.keelson.validation.mesh.traffic;

import java.time.Duration;

/**
 * A request that is made at a steady rate.
 *
 * @param request what is asked
 * @param rate requests a second
 * @param millis how long
 * @param writes whether each is a write with an id of its own, in the header {@code Write-Id}
 * @since 0.1.0
 */
public record Load(Request request, int rate, long millis, boolean writes) {

    /** {@return a load of so many requests a second, for so long} */
    public static Load of(Request request, int rate, Duration time) {
        return new Load(request, rate, time.toMillis(), false);
    }

    /** {@return a load of POSTs, whose ids come back in {@link Measured#acknowledged()} and in {@link App#journal()}} */
    public static Load ofWrites(Request request, int rate, Duration time) {
        return new Load(request.method("POST"), rate, time.toMillis(), true);
    }
}
