package dev.keelson.istio.ratelimit;

import java.util.Locale;

/**
 * For how long requests are counted together.
 *
 * @since 0.1.0
 */
public enum Interval {
    /** A second. */
    SECOND,
    /** A minute. */
    MINUTE,
    /** An hour. */
    HOUR,
    /** A day. */
    DAY;

    /** {@return the name as the service of rate limits knows it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
