package dev.keelson.istio.injection;

import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.network.OutsideConnection;
import dev.keelson.core.network.OutsideConnection.Direction;
import dev.keelson.core.token.Peer;
import dev.keelson.core.token.Port;
import dev.keelson.istio.membership.Membership;
import java.util.List;

/**
 * Who talks to istiod: every sidecar, for its configuration and its certificate. Probes and the rewritten metrics port are
 * asked by the node, which network policies let through.
 *
 * @see <a href="https://istio.io/latest/docs/ops/deployment/application-requirements/">Istio: ports used by Istio</a>
 * @since 0.1.0
 */
public final class ControlPlaneDerivation implements Derivation {
    private static final Port XDS = Port.grpc("xds", 15012);

    /** A derivation without state. */
    public ControlPlaneDerivation() {}

    /** {@return who answers sidecars} */
    public static Peer istiod(String namespace) {
        return Peer.namespace(namespace).label("app", "istiod");
    }

    @Override
    public List<?> derive(Model said) {
        return Membership.of(said)
                .map(membership -> membership.sidecars().stream()
                        .map(member -> new OutsideConnection(
                                member.component(),
                                istiod(membership.mesh().controlPlane()),
                                XDS,
                                Direction.OUTBOUND,
                                membership.said().path(),
                                membership.said().origin()))
                        .toList())
                .orElse(List.of());
    }
}
