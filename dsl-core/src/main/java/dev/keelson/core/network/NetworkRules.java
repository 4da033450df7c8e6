package dev.keelson.core.network;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with connections, ports and services.
 *
 * @since 0.1.0
 */
public final class NetworkRules {
    /** A port that its component does not open. */
    public static final Rule PORT_NOT_OPEN =
            Rule.error("port-not-open", "A port is named that its component does not open.");

    /** A component that nobody defines. */
    public static final Rule UNDEFINED_COMPONENT =
            Rule.error("undefined-component", "A component is connected to and defined nowhere.");

    /** A component of a kind that cannot be what it is used as. */
    public static final Rule WRONG_KIND = Rule.error("wrong-kind", "A component is connected to that accepts nothing.");

    /** A range of ports that a container is to open. */
    public static final Rule PORT_RANGE =
            Rule.error("port-range", "A range of ports is given where Kubernetes knows single ports only.");

    /** Two ports of one container with one number. */
    public static final Rule SAME_NUMBER =
            Rule.error("same-port-number", "Two ports of a container have the same number and protocol.");

    /** Two ports of a pod with one name. */
    public static final Rule SAME_NAME =
            Rule.error("same-port-name", "Two containers of a pod open ports of one name.");

    /** A name that leads nowhere. */
    public static final Rule NO_SERVICE =
            Rule.error("no-service", "A component is asked for its name or port and has no service.");

    /** A number that was given before it was said. */
    public static final Rule ASKED_TOO_EARLY =
            Rule.error("asked-too-early", "A port's number is asked for before the component says another one.");

    private NetworkRules() {}
}
