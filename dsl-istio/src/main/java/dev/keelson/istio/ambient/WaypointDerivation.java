package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.ControlledPods;
import dev.keelson.core.pod.ControlledPods.Maker;
import dev.keelson.core.pod.ControlledPods.Needs;
import dev.keelson.core.token.Namespace;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.WaypointNeeds;
import java.util.List;

/**
 * The pods that Istio makes from the waypoints' gateways, so that network policies may name them and quotas count them.
 *
 * @since 0.1.0
 */
public final class WaypointDerivation implements Derivation {
    /** A derivation without state. */
    public WaypointDerivation() {}

    @Override
    public List<?> derive(Model said) {
        return Membership.of(said)
                .map(membership -> Waypoints.of(said, membership).namespaces().stream()
                        .map(namespace -> pods(namespace, membership.mesh().waypoint()))
                        .toList())
                .orElse(List.of());
    }

    private static ControlledPods pods(Namespace namespace, WaypointNeeds needs) {
        return new ControlledPods(
                namespace,
                Waypoint.labels(),
                new Maker("gateway.networking.k8s.io", "Gateway", Waypoint.NAME),
                new Needs(needs.cpu(), Waypoint.CPU_LIMIT, needs.memory(), needs.maximum()));
    }
}
