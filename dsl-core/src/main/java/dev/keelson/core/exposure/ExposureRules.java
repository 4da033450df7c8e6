package dev.keelson.core.exposure;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with exposures and with the Ingresses that follow from them or were made by hand.
 *
 * @since 0.1.0
 */
public final class ExposureRules {
    /** Exposures without a door. */
    public static final Rule NO_DOOR = Rule.error("no-door", "A host is exposed and no door leads to it.");

    /** An exposure without a path. */
    public static final Rule NOTHING_EXPOSED = Rule.error("nothing-exposed", "A host is exposed without any path.");

    /** A path that the API server would refuse. */
    public static final Rule INVALID_PATH = Rule.error("invalid-path", "A path of a host is not valid.");

    /** A service or port that an exposure or Ingress leads to and that is not there. */
    public static final Rule UNDEFINED_BACKEND =
            Rule.error("undefined-backend", "A path of a host leads to a service or port that does not exist.");

    /** Something of another namespace that the door cannot lead to. */
    public static final Rule OUT_OF_REACH =
            Rule.error("exposed-across-namespaces", "An exposure refers to something of another namespace.");

    /** One path of a host that leads to two places. */
    public static final Rule CLAIMED_TWICE =
            Rule.error("host-claimed-twice", "The same path of the same host is claimed twice.");

    /** Something that the door has no field for. */
    public static final Rule NOT_IN_DOOR =
            Rule.error("not-in-door", "An exposure says something that the platform's door cannot do.");

    /** A host without TLS. */
    public static final Rule NO_TLS = Rule.warning("no-tls", "A host is served over plain HTTP.");

    /** A host of production without TLS. */
    public static final Rule NO_TLS_IN_PRODUCTION =
            Rule.error("no-tls-in-production", "A host of production is served over plain HTTP.");

    private ExposureRules() {}
}
