package dev.keelson.istio.membership;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with being in a mesh.
 *
 * @since 0.1.0
 */
public final class MeshRules {
    /** A word of the mesh where nobody said whether there is one. */
    public static final Rule NO_MESH = Rule.error("no-mesh", "A word of the mesh is said, and nothing of a mesh.");

    /** Two meshes. */
    public static final Rule TWO_MESHES = Rule.error("two-meshes", "A platform is put into a mesh twice.");

    /** A caller without identity that strict mutual TLS refuses. */
    public static final Rule PLAINTEXT_CALLER =
            Rule.error("plaintext-caller", "A caller without sidecar calls a component that takes identities alone.");

    /** A port that takes plaintext in production. */
    public static final Rule PERMISSIVE = Rule.warning(
            "plaintext-in-production", "A port of the mesh takes callers without identity, and this is production.");

    /** Plaintext on a port that the component does not open. */
    public static final Rule PLAINTEXT_NOWHERE =
            Rule.error("plaintext-nowhere", "Plaintext is let in on a port that the component does not open.");

    /** A share of requests that pods with sidecars do not come to. */
    public static final Rule SHARE = Rule.warning(
            "share-out-of-reach",
            "Pods are scaled by a share of what they ask for that they cannot use beside a sidecar.");

    /** Words about a sidecar that is not there. */
    public static final Rule NO_SIDECAR =
            Rule.warning("no-sidecar", "Something is said of sidecars where pods have none.");

    private MeshRules() {}
}
