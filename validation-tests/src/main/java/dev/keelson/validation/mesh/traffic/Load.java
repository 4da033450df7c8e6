package dev.keelson.validation.mesh.traffic;

import java.time.Duration;

/**
 * A request that is made at a steady rate.
 *
 * @param request what is asked
 * @param rate requests a second
 * @param millis how long
 * @since 0.1.0
 */
public record Load(Request request, int rate, long millis) {

    /** {@return a load of so many requests a second, for so long} */
    public static Load of(Request request, int rate, Duration time) {
        return new Load(request, rate, time.toMillis());
    }
}
