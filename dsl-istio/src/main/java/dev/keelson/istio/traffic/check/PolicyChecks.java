package dev.keelson.istio.traffic.check;

import dev.keelson.core.diagnostic.Problems;
import dev.keelson.core.extension.Check;
import dev.keelson.core.extension.View;
import dev.keelson.core.scaling.HorizontalScaling;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Count;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.resilience.LoadBalancing;
import dev.keelson.istio.resilience.OutlierDetection;
import dev.keelson.istio.traffic.Way;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for ways to choose among pods that leave none, or that nothing follows from.
 *
 * @since 0.1.0
 */
public final class PolicyChecks implements Check {
    private static final long DEFAULT_EJECTION = 10;

    /** Checks without state. */
    public PolicyChecks() {}

    @Override
    public void check(View view, Problems problems) {
        Membership.of(view.model())
                .ifPresent(membership -> Way.all(view, membership).forEach(way -> {
                    LoadBalancing balancing = way.traffic().balancing();
                    OutlierDetection outliers = way.traffic().outliers();
                    if (balancing != null) {
                        balancing(balancing, way, outliers == null, problems);
                    }
                    if (outliers != null) {
                        most(way.component(), membership, view)
                                .ifPresent(
                                        pods -> ejection(outliers, way.component(), view.number(pods), view, problems));
                    }
                }));
    }

    private static void balancing(LoadBalancing said, Way way, boolean blind, Problems problems) {
        if (said.policy() != null && said.hash() != null) {
            problems.add(
                    TrafficRules.TWO_BALANCINGS,
                    said.path(),
                    said.origin(),
                    "A pod of " + way.component() + " is to be chosen by a rule and by a hash.",
                    "Keep policy(…) or the hash.");
        }
        if (said.isLocal() && said.hash() != null) {
            problems.add(
                    TrafficRules.HASH_PER_PLACE,
                    said.path(),
                    said.origin(),
                    "With a failover the callers of each place hash over the pods of " + way.component()
                            + " that are near them: the same key leads to another pod from each.",
                    "Leave the failover out, and all callers share one ring.");
        }
        if (said.isLocal() && blind) {
            problems.add(
                    TrafficRules.FAILOVER,
                    said.path(),
                    said.origin(),
                    "Another place is to take over for " + way.component()
                            + ", and without outlier detection no sidecar finds out that pods fail.",
                    "Say outlierDetection(o -> …) too.");
        }
        if (way.service().kind().isHeadless()) {
            problems.add(
                    TrafficRules.HEADLESS,
                    said.path(),
                    said.origin(),
                    "The service of " + way.component()
                            + " is headless: callers choose the pod by its address, and no sidecar does.",
                    "Take headless() out of the service, or loadBalancing(…) out of the traffic.");
        }
    }

    /** A sidecar leaves out whole pods, as many as the share has room for. */
    private static void ejection(OutlierDetection said, Component component, long pods, View view, Problems problems) {
        long share = said.maxEjectionPercent() == null ? DEFAULT_EJECTION : view.number(said.maxEjectionPercent());
        long out = pods * share / 100;
        boolean panics = said.minHealthPercent() != null && view.number(said.minHealthPercent()) > 0;
        if (pods > 0 && out >= pods && !panics) {
            problems.add(
                    TrafficRules.ALL_EJECTED,
                    said.path().child("maxEjectionPercent"),
                    said.origin(),
                    "All of the " + pods + " pods of " + component
                            + " can be left out at the same time, and then every call fails.",
                    "Leave some: maxEjectionPercent(50); or say with minHealthPercent(…) from when on all are asked"
                            + " again.");
        }
        if (pods > 0 && out == 0) {
            problems.add(
                    TrafficRules.NONE_EJECTED,
                    said.path().child("maxEjectionPercent"),
                    said.origin(),
                    "Of the " + pods + " pods of " + component + " at most " + share
                            + "% are left out, which is none: a pod that fails is asked again and again.",
                    "Say maxEjectionPercent(…) so that it makes at least one pod.");
        }
    }

    /** How many pods there can be; nobody knows of those on each node. */
    private static Optional<Count> most(Component component, Membership membership, View view) {
        return view.all(HorizontalScaling.class).stream()
                .filter(scaling -> scaling.component().equals(component))
                .map(HorizontalScaling::maximum)
                .findFirst()
                .or(() -> membership.members().stream()
                        .filter(member -> member.component().equals(component))
                        .map(Workload::shape)
                        .map(shape -> shape.replicas())
                        .filter(Objects::nonNull)
                        .findFirst());
    }
}
