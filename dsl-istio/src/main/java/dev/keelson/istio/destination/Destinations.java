package dev.keelson.istio.destination;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.token.Protocol;
import dev.keelson.istio.membership.Membership;
import java.util.List;
import java.util.Optional;

/**
 * Where calls to components lead.
 *
 * @since 0.1.0
 */
public final class Destinations {
    private final List<Service> services;

    private Destinations(List<Service> services) {
        this.services = services;
    }

    /** {@return where calls to the components of that view lead} */
    public static Destinations of(View view) {
        Optional<Membership> membership = Membership.of(view.model());
        return new Destinations(view.all(Service.class).stream()
                .filter(service -> service.kind() != Kind.GOVERNING && service.kind() != Kind.METRICS)
                .map(service -> membership.map(mesh -> called(service, mesh)).orElse(service))
                .toList());
    }

    /** As sidecars see it: a port that tells metrics is a stream to them. */
    private static Service called(Service service, Membership membership) {
        return new Service(
                service.component(),
                service.name(),
                service.kind(),
                service.ports().stream()
                        .map(port -> membership.isGathered(
                                        service.component(), port.target().name())
                                ? new ServicePort(
                                        Port.tcp(
                                                port.target().name(),
                                                port.target().number()),
                                        port.number())
                                : port)
                        .toList(),
                service.traffic(),
                service.path(),
                service.origin());
    }

    /** {@return the service by which the component is called, empty for one that has none} */
    public Optional<Service> service(Component component) {
        return services.stream()
                .filter(service -> service.component().equals(component))
                .findFirst();
    }

    /** {@return what the service offers under that port of its pods} */
    public static Optional<ServicePort> offered(Service service, Port port) {
        return service.ports().stream()
                .filter(each -> each.target().equals(port))
                .findFirst();
    }

    /** {@return the ports on which requests are told apart} */
    public static List<ServicePort> http(Service service) {
        return service.ports().stream()
                .filter(each -> HttpPorts.speaksHttp(each.target()))
                .toList();
    }

    /** {@return the ports on which only connections are told apart} */
    public static List<ServicePort> streams(Service service) {
        return service.ports().stream()
                .filter(each -> each.target().protocol() == Protocol.TCP)
                .filter(each -> each.target().application().isEmpty())
                .toList();
    }
}
