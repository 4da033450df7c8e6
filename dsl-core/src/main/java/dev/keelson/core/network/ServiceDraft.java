package dev.keelson.core.network;

import dev.keelson.core.container.OpenPort;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.network.Service.Kind;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code service(s -> …)}: how a component that opens ports is reached. Without them it has a cluster
 * service of its own name with the numbers of its container's ports.
 *
 * @since 0.1.0
 */
public final class ServiceDraft extends Draft {
    private final Entries<Port, PortNumber> ports = entries("ports", "port");
    private final Slot<Kind> kind = slot("kind");
    private final Slot<Boolean> none = slot("none");

    /** A draft of the service of that workload's scope. */
    public ServiceDraft(Scope scope) {
        super(scope);
    }

    /** Offers a port under another number than the container's, {@code ports[].port}. */
    public ServiceDraft port(Port port, int number) {
        return port(port, PortNumber.of(number));
    }

    /** Offers a port under another number than the container's, {@code ports[].port}. */
    public ServiceDraft port(Port port, PortNumber number) {
        ports.put(port, number);
        return this;
    }

    /** Leads callers to the addresses of the pods instead of one of its own, {@code clusterIP: None}. */
    public ServiceDraft headless() {
        kind.set(Kind.HEADLESS);
        return this;
    }

    /** Writes no service: nobody reaches the component by name. */
    public ServiceDraft none() {
        none.set(true);
        return this;
    }

    /** Takes the number under which an adopted service offers a port. */
    public void adopt(Port port, PortNumber number, Origin origin) {
        ports.adopt(port, number, origin);
    }

    /** Takes from a weaker layer what this one lacks. */
    public void inherit(ServiceDraft weaker) {
        ports.inherit(weaker.ports);
        kind.inherit(weaker.kind);
        none.inherit(weaker.none);
    }

    /** {@return the services of a component with these ports, with one that governs its pods where it is a stateful set} */
    public List<Service> build(Component component, List<OpenPort> open, boolean stateful) {
        List<ServicePort> offered = new ArrayList<>();
        Map<Port, Placed<PortNumber>> numbers = ports.get();
        for (OpenPort each : open) {
            offered.add(new ServicePort(each.token(), number(each, numbers.remove(each.token()))));
        }
        numbers.forEach((port, placed) -> scope().run()
                .problems()
                .add(
                        NetworkRules.PORT_NOT_OPEN,
                        ports.path(port.name()),
                        placed.origin(),
                        "The service of " + component + " offers port " + port + ", which " + component
                                + " does not open.",
                        "Open it with .port(…), or take it out of the service."));
        List<Service> services = new ArrayList<>();
        if (!offered.isEmpty() && none.value() == null) {
            Kind chosen = kind.get().map(Placed::value).orElse(Kind.CLUSTER);
            services.add(service(component, component.name(), chosen, offered));
        }
        if (stateful) {
            services.add(service(component, governingName(component), Kind.GOVERNING, offered));
        }
        return List.copyOf(services);
    }

    /** {@return the name of the service that gives the pods of a stateful set their DNS names} */
    public static String governingName(Component component) {
        return component.name() + "-headless";
    }

    private Service service(Component component, String name, Kind chosen, List<ServicePort> offered) {
        return new Service(component, name, chosen, offered, scope().path(), scope().origin());
    }

    private PortNumber number(OpenPort open, @Nullable Placed<PortNumber> placed) {
        return placed == null
                ? open.number()
                : scope().bind(
                                ports.path(open.token().name()),
                                placed.value(),
                                ValueType.PORT,
                                Bounds.between(1, 65_535),
                                placed.origin());
    }
}
