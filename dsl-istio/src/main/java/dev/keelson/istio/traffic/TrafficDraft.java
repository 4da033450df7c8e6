package dev.keelson.istio.traffic;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Names;
import dev.keelson.istio.resilience.ConnectionPoolDraft;
import dev.keelson.istio.resilience.LoadBalancingDraft;
import dev.keelson.istio.resilience.OutlierDetectionDraft;
import dev.keelson.istio.route.HandlingDraft;
import dev.keelson.istio.route.RouteDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words inside {@code Inbound.traffic(t -> …)}. Nothing is written of what is not said, and the mesh's own defaults hold.
 *
 * @since 0.1.0
 */
public final class TrafficDraft extends HandlingDraft<TrafficDraft> {
    private final LoadBalancingDraft balancing = new LoadBalancingDraft(inner("loadBalancing"));
    private final ConnectionPoolDraft pool = new ConnectionPoolDraft(inner("pool"));
    private final OutlierDetectionDraft outliers = new OutlierDetectionDraft(inner("outlierDetection"));

    private final Map<String, RouteDraft> routes = new LinkedHashMap<>();

    TrafficDraft(Scope scope) {
        super(scope);
    }

    /**
     * How a pod is chosen, {@code trafficPolicy.loadBalancer} of a {@code DestinationRule}.
     *
     * <p>Findings: {@code failover-without-outlier-detection}, {@code hash-per-place},
     * {@code balancing-of-headless}.
     */
    public TrafficDraft loadBalancing(Consumer<? super LoadBalancingDraft> words) {
        open("loadBalancing", balancing, words);
        return this;
    }

    /** How many connections and requests each caller's sidecar keeps, {@code trafficPolicy.connectionPool}. */
    public TrafficDraft pool(Consumer<? super ConnectionPoolDraft> words) {
        open("pool", pool, words);
        return this;
    }

    /**
     * Leaves pods out for a while that fail, {@code trafficPolicy.outlierDetection}. By default nobody is left out.
     *
     * <p>Findings: {@code all-pods-ejected}, {@code no-pod-ejected}.
     */
    public TrafficDraft outlierDetection(Consumer<? super OutlierDetectionDraft> words) {
        open("outlierDetection", outliers, words);
        return this;
    }

    /**
     * Leads some requests otherwise, {@code http[]} of a {@code VirtualService}. Of several routes the first that fits counts;
     * what fits none goes to the component.
     *
     * <p>Findings: {@code shadowed-route}, {@code incomplete-weights}, {@code no-canary}, {@code route-to-nowhere}.
     *
     * @param name its name, a DNS label
     * @param words which requests, and where they go
     */
    public TrafficDraft route(String name, Consumer<? super RouteDraft> words) {
        Origin here = Origin.here();
        if (name == null) {
            scope().reportNull("route", here);
            return this;
        }
        ModelPath path = scope().path().child("routes").child(name);
        RouteDraft route = routes.computeIfAbsent(name, each -> {
            Names.label("route", each, here)
                    .forEach(defect -> scope().run().problems().add(defect, path));
            return new RouteDraft(scope().inner("route " + each + " of the " + scope().title(), path));
        });
        open("route", route, words);
        return this;
    }

    @Override
    protected TrafficDraft self() {
        return this;
    }

    Traffic build() {
        return new Traffic(
                handling(),
                routes.entrySet().stream()
                        .map(each -> each.getValue().build(each.getKey()))
                        .toList(),
                balancing.build(),
                pool.build(),
                outliers.build(),
                scope().path(),
                scope().origin());
    }
}
