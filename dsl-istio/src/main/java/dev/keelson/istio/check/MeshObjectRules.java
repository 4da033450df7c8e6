package dev.keelson.istio.check;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with objects of the mesh, those that raw words bring along included.
 *
 * @since 0.1.0
 */
public final class MeshObjectRules {
    /** A host that nothing has. IST0101, IST0174, KIA1101. */
    public static final Rule UNKNOWN_HOST =
            Rule.error("unknown-mesh-host", "An object of the mesh leads to a host that no service has.");

    /** A port that the service does not offer. */
    public static final Rule UNKNOWN_PORT =
            Rule.error("unknown-mesh-port", "A route of the mesh leads to a port that the service does not offer.");

    /** A subset that nobody defines. IST0101, KIA1107. */
    public static final Rule UNKNOWN_SUBSET =
            Rule.error("unknown-subset", "A route leads to a subset that no destination rule defines.");

    /** A subset without pods. IST0173. */
    public static final Rule SUBSET_WITHOUT_PODS = Rule.error("subset-without-pods", "A subset selects no pod.");

    /** A gateway that is not there. IST0101. */
    public static final Rule UNKNOWN_GATEWAY =
            Rule.error("unknown-gateway", "Routes are bound to a gateway that does not exist.");

    /** A policy of nobody. IST0127. */
    public static final Rule SELECTS_NOBODY =
            Rule.warning("policy-selects-nobody", "An object of the mesh selects pods that do not exist.");

    /** Two objects for one thing. IST0109, IST0110, KIA0201. */
    public static final Rule TWICE = Rule.error(
            "two-for-one", "Two objects of the mesh say something of the same thing, and one of them counts.");

    /** An identity of nobody. KIA0106. */
    public static final Rule UNKNOWN_IDENTITY =
            Rule.error("unknown-identity", "A policy names an identity that nobody has.");

    /** A client that does not speak what the server wants. KIA0205 to 0208. */
    public static final Rule TLS_MISMATCH = Rule.error(
            "tls-mismatch",
            "Callers are told to speak plaintext to a component that refuses it, or the other way round.");

    /** Weights that are not a whole. */
    public static final Rule WEIGHTS =
            Rule.error("weights-not-whole", "The weights of a route do not add up to a hundred.");

    /** Probes that strict mutual TLS refuses. */
    public static final Rule PROBE = Rule.error(
            "probe-without-identity", "Probes of a pod in the mesh are not rewritten, and it takes identities alone.");

    private MeshObjectRules() {}
}
