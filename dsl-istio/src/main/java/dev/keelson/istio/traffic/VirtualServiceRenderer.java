package dev.keelson.istio.traffic;

import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.TCPRoute;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what becomes of requests to each component with sidecars of which something is said.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/virtual-service/">Istio: VirtualService</a>
 * @since 0.1.0
 */
public final class VirtualServiceRenderer implements Renderer {
    private static final String MESH = "mesh";

    /** A renderer without state. */
    public VirtualServiceRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            RouteRenderer routes = new RouteRenderer(view, membership);
            Way.all(view, membership).stream()
                    .filter(Way::hasRoutes)
                    .filter(way -> membership.hasSidecar(way.component()))
                    .forEach(way -> {
                        List<HTTPRoute> http = routes.http(way);
                        List<TCPRoute> tcp = routes.tcp(way);
                        if (!http.isEmpty() || !tcp.isEmpty()) {
                            out.add(
                                    object(way, http, tcp, labels, view),
                                    new Source(
                                            way.component(),
                                            way.traffic().path(),
                                            way.traffic().origin(),
                                            "how calls to " + way.component() + " are led"));
                        }
                    });
        });
    }

    private static VirtualService object(
            Way way, List<HTTPRoute> http, List<TCPRoute> tcp, LabelWriter labels, View view) {
        io.fabric8.istio.api.api.networking.v1alpha3.VirtualService spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.VirtualService();
        spec.setHosts(new ArrayList<>(List.of(view.sink().text(ServiceHost.of(way.service())))));
        spec.setGateways(new ArrayList<>(List.of(MESH)));
        spec.setHttp(new ArrayList<>(http));
        spec.setTcp(new ArrayList<>(tcp));
        VirtualService object = new VirtualService();
        // Not the name alone: an exposure of that name has routes of its own, at the gateway.
        object.setMetadata(labels.metadata(way.component(), way.service().name() + "-mesh"));
        object.setSpec(spec);
        return object;
    }
}
