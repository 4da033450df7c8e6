package dev.keelson.istio.ambient;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Isolation.Party;
import dev.keelson.core.network.Isolation.Pods;
import dev.keelson.core.observe.Monitoring;
import dev.keelson.core.observe.Scraping;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.membership.Membership;
import java.util.Optional;

/**
 * Who asks waypoints for their metrics: whoever gathers those of pods by annotations, which Istio writes on the pods of
 * waypoints. Other ways of gathering ask what the platform declares, and no waypoint. A collector with a sidecar cannot ask:
 * that lets nothing out to addresses that it does not know.
 */
final class WaypointMetrics {
    /** What the annotations name, {@code prometheus.io/port}; Istio's agent answers there, in plain text and to everybody. */
    static final int PORT = 15020;

    private WaypointMetrics() {}

    static Optional<Party> collector(View view, Membership membership) {
        return view.all(Monitoring.class).stream()
                .filter(monitoring -> monitoring.scraping() instanceof Scraping.Annotations)
                .map(Monitoring::collector)
                .filter(party -> !(party instanceof Pods pods) || !membership.hasSidecar(pods.component()))
                .findFirst();
    }

    static boolean isCollector(Workload workload, View view, Membership membership) {
        return collector(view, membership)
                .filter(new Pods(workload.component())::equals)
                .isPresent();
    }
}
