package dev.keelson.core.check.reference;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong between objects that each follow their schema.
 *
 * @since 0.1.0
 */
public final class ReferenceRules {
    /** A service whose selector matches no pod. */
    public static final Rule SERVICE_WITHOUT_PODS =
            Rule.error("service-without-pods", "A service selects none of the platform's pods.");

    /** The same in a namespace that others may have pods in. */
    public static final Rule SERVICE_WITHOUT_KNOWN_PODS = Rule.warning(
            "service-without-known-pods", "A service in an existing namespace selects none of the platform's pods.");

    /** A service that leads to pods of several components. */
    public static final Rule SPLIT_TRAFFIC =
            Rule.warning("split-traffic", "A service selects the pods of several components.");

    /** A port of a service with several that has no name. */
    public static final Rule UNNAMED_PORT =
            Rule.error("unnamed-port", "A service with several ports has one without a name.");

    /** A number that no container declares. */
    public static final Rule UNDECLARED_PORT =
            Rule.warning("undeclared-port", "The number of a port is used that no container declares.");

    /** Two containers of a pod that declare the same port. */
    public static final Rule PORT_CLASH =
            Rule.warning("port-clash", "Two containers of a pod declare the same port, which only one of them gets.");

    /** A workload that does not select its own pods. */
    public static final Rule SELECTOR_MISMATCH =
            Rule.error("selector-mismatch", "A workload does not select the pods it makes.");

    /** A workload that selects pods of another one. */
    public static final Rule OVERLAPPING_SELECTORS =
            Rule.error("overlapping-selectors", "A workload selects the pods of another one.");

    /** A stateful set whose pods get no DNS names. */
    public static final Rule GOVERNING_SERVICE = Rule.error(
            "governing-service", "The service that is to name a stateful set's pods is missing or cannot do so.");

    /** A service account that nobody makes. */
    public static final Rule UNDEFINED_SERVICE_ACCOUNT =
            Rule.error("undefined-service-account", "A pod runs as a service account that nobody makes.");

    /** A config map that a raw object reads and the platform does not know. */
    public static final Rule UNKNOWN_CONFIG =
            Rule.warning("unknown-config", "A pod reads a config map that the platform neither makes nor declares.");

    /** A key that a secret of the platform does not have. */
    public static final Rule UNDEFINED_SECRET_KEY =
            Rule.error("undefined-secret-key", "A key is referred to that its secret does not have.");

    /** A mount of a volume that the pod does not have. */
    public static final Rule UNDEFINED_VOLUME =
            Rule.error("undefined-volume", "A container mounts a volume that its pod does not have.");

    /** A network policy that holds for no pod. */
    public static final Rule POLICY_WITHOUT_PODS =
            Rule.warning("policy-without-pods", "A network policy selects none of the platform's pods.");

    /** A network policy that lets nobody through. */
    public static final Rule POLICY_PEER_WITHOUT_PODS =
            Rule.warning("policy-peer-without-pods", "A network policy names pods of the platform that do not exist.");

    /** A route of a gateway that is not there. */
    public static final Rule UNDEFINED_GATEWAY =
            Rule.error("undefined-gateway", "A route belongs to a gateway or listener that does not exist.");

    /** A route into a namespace that does not grant it. */
    public static final Rule UNGRANTED_REFERENCE =
            Rule.error("ungranted-reference", "A route leads into another namespace without a grant of it.");

    private ReferenceRules() {}
}
