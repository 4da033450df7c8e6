package dev.keelson.istio.injection;

import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.istio.membership.Membership;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;

/**
 * Says what is spoken on each port of a service, so that no sidecar has to guess.
 *
 * <p>Ports for metrics are streams to the mesh where the one who gathers them is in it, and so it goes there under mutual TLS
 * and its own identity.
 *
 * @see <a href="https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/">Istio: protocol selection</a>
 * @since 0.1.0
 */
public final class ServicePortRenderer implements Patch {
    private static final String TCP = "tcp";

    /** A renderer without state. */
    public ServicePortRenderer() {}

    @Override
    public void apply(View view, Resources resources) {
        Membership.of(view.model()).ifPresent(membership -> resources.all().stream()
                .filter(resource -> resource.object() instanceof Service)
                .forEach(resource -> ports(resource, membership)));
    }

    private static void ports(Resource resource, Membership membership) {
        Component component = resource.source().component();
        if (component == null || !membership.isMember(component)) {
            return;
        }
        for (ServicePort port : ((Service) resource.object()).getSpec().getPorts()) {
            if (isStream(port) && (port.getAppProtocol() == null || membership.isGathered(component, port.getName()))) {
                port.setAppProtocol(TCP);
            }
        }
    }

    private static boolean isStream(ServicePort port) {
        return port.getProtocol() == null || port.getProtocol().equals("TCP");
    }
}
