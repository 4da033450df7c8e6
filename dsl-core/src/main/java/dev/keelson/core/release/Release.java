package dev.keelson.core.release;

import java.time.Instant;

/**
 * What the build says of a release. A definition does not know it, because it says the same however often it is built.
 *
 * @param version the version, as the build has it; nothing is said of its form
 * @param time when it was released, for what has to tell a time; not when it was built
 * @since 0.1.0
 */
public record Release(String version, Instant time) {
    /** The version of what nobody releases: a pre-release of nothing, which no range of versions takes by itself. */
    public static final String UNRELEASED = "0.0.0-dev";

    /** The time of what nobody releases, the first one that every archive can hold. */
    public static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:00Z");

    /** {@return a release of which nothing is known} */
    public static Release none() {
        return new Release(UNRELEASED, NO_TIME);
    }
}
