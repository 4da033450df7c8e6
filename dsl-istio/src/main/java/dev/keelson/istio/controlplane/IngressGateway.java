package dev.keelson.istio.controlplane;

import dev.keelson.core.token.Peer;

/**
 * A gateway that lets traffic into the mesh. Istio's installer and its chart {@code gateway} know it by the same labels and
 * the same service account: the value of the label {@code istio} is the name without the prefix {@code istio-}.
 *
 * @param name its name, and that of the chart's release, {@code istio-ingress}
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
        return Peer.namespace(namespace).label("istio", label());
    }

    /** {@return the value of its label {@code istio}} */
    String label() {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** {@return its service account} */
    public String serviceAccount() {
        return name + "-service-account";
    }
}
