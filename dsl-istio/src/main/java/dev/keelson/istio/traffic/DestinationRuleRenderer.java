package dev.keelson.istio.traffic;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.istio.canary.CanaryTrack;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.resilience.PolicyRenderer;
import io.fabric8.istio.api.api.networking.v1alpha3.Subset;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes how callers keep connections to each component of which something is said, and choose among its pods.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/destination-rule/">Istio: DestinationRule</a>
 * @since 0.1.0
 */
public final class DestinationRuleRenderer implements Renderer {
    /** A renderer without state. */
    public DestinationRuleRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Way.all(view, membership).stream()
                    .filter(Way::hasPolicy)
                    .forEach(way -> out.add(
                            object(way, labels, view),
                            new Source(
                                    way.component(),
                                    way.traffic().path(),
                                    way.traffic().origin(),
                                    "how callers keep connections to " + way.component())));
        });
    }

    private static DestinationRule object(Way way, LabelWriter labels, View view) {
        Traffic traffic = way.traffic();
        io.fabric8.istio.api.api.networking.v1alpha3.DestinationRule spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.DestinationRule();
        spec.setHost(view.sink().text(ServiceHost.of(way.service())));
        spec.setTrafficPolicy(
                new PolicyRenderer(view.sink()).policy(traffic.balancing(), traffic.pool(), traffic.outliers()));
        if (way.canary() != null) {
            spec.setSubsets(new ArrayList<>(List.of(subset(CanaryTrack.STABLE), subset(CanaryTrack.CANARY))));
        }
        DestinationRule object = new DestinationRule();
        object.setMetadata(labels.metadata(way.component(), way.service().name()));
        object.setSpec(spec);
        return object;
    }

    private static Subset subset(String track) {
        Subset object = new Subset();
        object.setName(track);
        object.setLabels(CanaryTrack.labels(track));
        return object;
    }
}
