package dev.keelson.istio.ambient;

import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Text;
import dev.keelson.istio.membership.Membership;
import java.util.Map;

/**
 * The proxies of a namespace that see requests. Istio makes them from a {@code Gateway}: a deployment, a service and a service
 * account of its name.
 *
 * @see <a href="https://istio.io/latest/docs/ambient/usage/waypoint/">Istio: waypoint proxies</a>
 * @since 0.1.0
 */
public final class Waypoint {
    /** What it is called in each namespace, and its service account with it. */
    public static final String NAME = "waypoint";

    /** The port on which proxies of the mesh take calls for pods and services behind them. */
    public static final int HBONE = 15008;

    /** Processor time that each pod may use; a proxy has as many threads as that has processors. */
    static final Cpu CPU_LIMIT = Cpu.cores(2);

    private Waypoint() {}

    /** {@return the identity of that namespace's waypoint, {@code cluster.local/ns/shop/sa/waypoint}} */
    public static Text identity(Membership membership, Namespace namespace) {
        return Text.of(membership.mesh().trustDomain() + "/ns/", namespace.written(), "/sa/" + NAME);
    }

    /** {@return what its pods carry} */
    public static Map<String, String> labels() {
        return Map.of("gateway.networking.k8s.io/gateway-name", NAME);
    }
}
