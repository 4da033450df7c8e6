package dev.keelson.istio.ambient;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with being in a mesh without sidecars.
 *
 * @since 0.1.0
 */
public final class AmbientRules {
    /** A word that only sidecars carry out. */
    public static final Rule NOT_IN_AMBIENT =
            Rule.error("not-in-ambient", "A word is said of a component in ambient mode that only sidecars carry out.");

    /** A caller whose requests the component's waypoint never sees. */
    public static final Rule BYPASSED = Rule.error(
            "waypoint-bypassed",
            "Requests are spoken of, and a caller's do not pass the waypoint that would see them.");

    /** A waypoint for a component that nobody calls by an address of its service. */
    public static final Rule WITHOUT_SERVICE = Rule.error(
            "waypoint-without-service", "A component needs a waypoint, and no service of its own leads there.");

    /** Words about calls that the caller's sidecar would carry out, which has none. */
    public static final Rule UNSEEN = Rule.error(
            "sidecar-words-unseen", "Calls are spoken of that sidecars of callers lead, and a caller has none.");

    /** Routes that a waypoint tries in another order than they were said. */
    public static final Rule ORDER =
            Rule.error("route-order-in-ambient", "A route is said after another, and a waypoint tries it before.");

    private AmbientRules() {}
}
