package dev.keelson.core.check.service;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with how services take their callers.
 *
 * @since 0.1.0
 */
public final class ServiceRules {
    /** A load balancer for the whole world. */
    public static final Rule OPEN_LOAD_BALANCER =
            Rule.warning("open-load-balancer", "A load balancer in production takes calls from every address.");

    /** A port of every node. */
    public static final Rule NODE_PORT_IN_PRODUCTION =
            Rule.warning("node-port-in-production", "A service in production opens a port of every node.");

    /** Calls that most nodes drop. */
    public static final Rule LOCAL_TRAFFIC_ONE_POD = Rule.warning(
            "local-traffic-one-pod", "Calls stay on their node, and the service has a single pod on one of them.");

    /** A door with a wall behind it. */
    public static final Rule OUTSIDE_REFUSED =
            Rule.warning("outside-refused", "A service is open to the outside, and its network policy lets nobody in.");

    /** An address where nobody answers, or that the policy refuses. */
    public static final Rule UNREACHABLE_ADDRESS = Rule.warning(
            "unreachable-address", "A variable holds an address of the platform that its pod cannot reach.");

    private ServiceRules() {}
}
