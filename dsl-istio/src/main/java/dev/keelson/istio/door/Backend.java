package dev.keelson.istio.door;

import dev.keelson.core.exposure.ExposureChecks;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.extension.View;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import dev.keelson.istio.destination.ServiceHost;
import java.util.List;

/**
 * The service that a route leads to.
 *
 * @param namespace its namespace
 * @param service its name
 * @param target the port of its pods
 * @param number the number that callers use
 * @since 0.1.0
 */
public record Backend(Namespace namespace, String service, Port target, PortNumber number) {

    /** {@return where that route leads; by the component's own name and port where it has no such service} */
    public static Backend of(View view, Route route) {
        List<Service> services =
                ExposureChecks.service(view, route.component()).stream().toList();
        return new Backend(
                route.component().namespace(),
                services.stream()
                        .map(Service::name)
                        .findFirst()
                        .orElse(route.component().name()),
                route.port(),
                services.stream()
                        .flatMap(service -> service.ports().stream())
                        .filter(port -> port.target().equals(route.port()))
                        .map(ServicePort::number)
                        .findFirst()
                        .orElse(route.port().number()));
    }

    /** {@return its name in the whole cluster, {@code api.shop.svc.cluster.local}} */
    public Text host() {
        return ServiceHost.of(service, namespace);
    }
}
