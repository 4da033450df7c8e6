package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with how calls are led and kept alive.
 *
 * @since 0.1.0
 */
public final class TrafficRules {
    /** Words about a component that no sidecar stands before. */
    public static final Rule OUTSIDE_THE_MESH =
            Rule.error("outside-the-mesh", "A word of the mesh is said of a component without sidecar.");

    /** Words about a component that has no service. */
    public static final Rule WITHOUT_SERVICE =
            Rule.error("traffic-without-service", "Calls to a component are spoken of that nobody can call by name.");

    /** Words about requests where sidecars see connections. */
    public static final Rule HTTP_WORDS_ON_TCP = Rule.error(
            "http-words-on-tcp", "A word about requests is said of ports on which sidecars see connections alone.");

    /** A route that gets no request. */
    public static final Rule SHADOWED =
            Rule.error("shadowed-route", "An earlier route takes all requests that a route is about.");

    /** Shares that are not all. */
    public static final Rule WEIGHTS =
            Rule.error("incomplete-weights", "The shares of the destinations of a route do not add up to 100.");

    /** A subset that no pod is in. */
    public static final Rule NO_CANARY =
            Rule.error("no-canary", "A route leads to one version of a component that has no canary.");

    /** A destination that is not there. */
    public static final Rule NOWHERE =
            Rule.error("route-to-nowhere", "Requests are led or copied to a port that no component offers there.");

    /** A copy for the component itself. */
    public static final Rule MIRROR_TO_ITSELF =
            Rule.error("mirror-to-itself", "A component gets copies of its own requests.");

    /** A redirect whose route says more. */
    public static final Rule REDIRECT_AND_ROUTE = Rule.error(
            "redirect-and-route", "A route sends the caller elsewhere and is to lead the request on as well.");

    /** A fault where it hurts. */
    public static final Rule FAULT_IN_PRODUCTION =
            Rule.warning("fault-in-production", "Requests go wrong on purpose, and this is production.");

    /** Tries that never begin. */
    public static final Rule RETRIES_OUTLAST =
            Rule.warning("retries-outlast-timeout", "The last try of a request begins when its time is over.");

    /** An answer that nobody waits for. */
    public static final Rule TIMEOUT_OUTLASTS_CALLER = Rule.warning(
            "timeout-outlasts-caller", "An answer may take longer than those wait for it who wait for the caller.");

    /** Everybody left out. */
    public static final Rule ALL_EJECTED =
            Rule.warning("all-pods-ejected", "All pods of a component can be left out at the same time.");

    /** Nobody left out. */
    public static final Rule NONE_EJECTED =
            Rule.warning("no-pod-ejected", "Pods that fail are to be left out, and so few that it is none.");

    /** A failover that never happens. */
    public static final Rule FAILOVER = Rule.error(
            "failover-without-outlier-detection",
            "Another place is to take over, and nobody finds out that one fails.");

    /** A ring in each zone. */
    public static final Rule HASH_PER_PLACE =
            Rule.warning("hash-per-place", "The same key leads to another pod from each place that callers are in.");

    /** Two ways to choose. */
    public static final Rule TWO_BALANCINGS =
            Rule.error("two-balancings", "A pod is to be chosen by a rule and by a hash.");

    /** Balancing where callers choose. */
    public static final Rule HEADLESS =
            Rule.warning("balancing-of-headless", "Pods are chosen for callers who choose the pod themselves.");

    /** An affinity of kube-proxy. */
    public static final Rule AFFINITY = Rule.warning(
            "affinity-in-mesh", "A service binds callers to a pod whose sidecars choose the pod themselves.");

    private TrafficRules() {}
}
