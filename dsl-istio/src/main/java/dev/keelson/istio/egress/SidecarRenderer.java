package dev.keelson.istio.egress;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.networking.v1alpha3.IstioEgressListener;
import io.fabric8.istio.api.api.networking.v1alpha3.OutboundTrafficPolicy;
import io.fabric8.istio.api.api.networking.v1alpha3.OutboundTrafficPolicyMode;
import io.fabric8.istio.api.api.networking.v1alpha3.WorkloadSelector;
import io.fabric8.istio.api.networking.v1.Sidecar;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what the sidecar of each component knows of and lets out.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/sidecar/">Istio: Sidecar</a>
 * @since 0.1.0
 */
public final class SidecarRenderer implements Renderer {
    private static final String NOTHING = "~/*";

    /** A renderer without state. */
    public SidecarRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Egress.of(view, membership)
                    .reaches()
                    .forEach(reach -> out.add(
                            object(reach, labels, view.sink()),
                            new Source(
                                    reach.component(),
                                    reach.path(),
                                    reach.origin(),
                                    "the connections of " + reach.component())));
        });
    }

    private static Sidecar object(Reach reach, LabelWriter labels, Sink sink) {
        WorkloadSelector selector = new WorkloadSelector();
        selector.setLabels(Labels.component(reach.component()));
        IstioEgressListener listener = new IstioEgressListener();
        listener.setHosts(new ArrayList<>(
                reach.hosts().isEmpty()
                        ? List.of(NOTHING)
                        : reach.hosts().stream().map(sink::text).toList()));
        OutboundTrafficPolicy policy = new OutboundTrafficPolicy();
        policy.setMode(
                reach.anywhere() ? OutboundTrafficPolicyMode.ALLOW_ANY : OutboundTrafficPolicyMode.REGISTRY_ONLY);
        io.fabric8.istio.api.api.networking.v1alpha3.Sidecar spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.Sidecar();
        spec.setWorkloadSelector(selector);
        spec.setOutboundTrafficPolicy(policy);
        spec.setEgress(new ArrayList<>(List.of(listener)));
        Sidecar object = new Sidecar();
        object.setMetadata(labels.metadata(reach.component(), reach.component().name()));
        object.setSpec(spec);
        return object;
    }
}
