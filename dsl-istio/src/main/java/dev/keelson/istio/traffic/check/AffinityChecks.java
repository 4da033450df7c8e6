package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Connection;
import dev.keelson.core.network.Service;
import dev.keelson.istio.membership.Membership;

/**
 * Looks for services that bind callers to a pod: kube-proxy would do so, and it never sees calls of the mesh.
 *
 * @since 0.1.0
 */
public final class AffinityChecks implements Check {
    /** Checks without state. */
    public AffinityChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model()).ifPresent(membership -> view.all(Service.class).stream()
                .filter(service -> service.traffic().affinity() != null)
                .filter(service -> view.all(Connection.class).stream()
                        .anyMatch(connection ->
                                connection.to().equals(service.component()) && membership.isMember(connection.from())))
                .forEach(service -> problems.add(
                        TrafficRules.AFFINITY,
                        service.path().child("sessionAffinity"),
                        service.origin(),
                        "The service of " + service.component()
                                + " binds callers to a pod, and sidecars of its callers choose the pod themselves.",
                        "Say with(Inbound.traffic(t -> t.loadBalancing(l -> l.hashBySourceAddress()))) instead.")));
    }
}
