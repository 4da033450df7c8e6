package dev.keelson.istio.controlplane;

import dev.keelson.core.token.Peer;

/**
 * A gateway that lets traffic into the mesh, as Istio's own chart {@code gateway} installs it: the release's name is that of
 * its service account, and with the prefix {@code istio-} taken off the value of the label {@code istio} of its pods.
 *
 * @param name the name of the release, {@code istio-ingress}
 * @param namespace where it runs
 * @since 0.1.0
 */
public record IngressGateway(String name, String namespace) {
    private static final String PREFIX = "istio-";

    /** {@return a gateway of that name in the namespace of that name} */
    public static IngressGateway named(String name) {
        return new IngressGateway(name, name);
    }

    /** {@return the same gateway in another namespace} */
    public IngressGateway in(String other) {
        return new IngressGateway(name, other);
    }

    /** {@return its pods} */
    public Peer pods() {
        return Peer.namespace(namespace)
                .label("istio", name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name);
    }

    /** {@return its service account} */
    public String serviceAccount() {
        return name;
    }
}
