package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Derivation;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.ControlledPods;
import dev.keelson.istio.membership.Membership;
import java.util.List;

/**
 * The pods that Istio makes from the waypoints' gateways, so that network policies may name them.
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
                        .map(namespace -> new ControlledPods(namespace, Waypoint.labels()))
                        .toList())
                .orElse(List.of());
    }
}
