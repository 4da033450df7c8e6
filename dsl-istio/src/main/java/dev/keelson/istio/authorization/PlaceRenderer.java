package dev.keelson.istio.authorization;

import dev.keelson.core.expression.Expression;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.network.Service;
import dev.keelson.core.network.Service.ServicePort;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Workload;
import dev.keelson.istio.ambient.Waypoints;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.membership.Membership;
import io.fabric8.istio.api.api.type.v1beta1.PolicyTargetReference;
import io.fabric8.istio.api.api.type.v1beta1.WorkloadSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes where a policy about requests is held: at the pods of a component, or at the waypoint before its service. Pods know
 * calls by the ports of containers, a waypoint by those of the service.
 */
final class PlaceRenderer {
    private final Membership membership;
    private final Waypoints waypoints;
    private final Destinations destinations;

    PlaceRenderer(View view, Membership membership) {
        this.membership = membership;
        this.waypoints = Waypoints.of(view.model(), membership);
        this.destinations = Destinations.of(view);
    }

    /** {@return whether requests to the component are seen at a waypoint} */
    boolean isAtWaypoint(Component component) {
        return waypoints.serves(component) && service(component).isPresent();
    }

    WorkloadSelector pods(Component component) {
        WorkloadSelector selector = new WorkloadSelector();
        selector.setMatchLabels(Labels.component(component));
        return selector;
    }

    /** {@return the service of the component, as a policy of the waypoint names it} */
    List<PolicyTargetReference> service(Service service) {
        PolicyTargetReference reference = new PolicyTargetReference();
        reference.setGroup("");
        reference.setKind("Service");
        reference.setName(service.name());
        return new ArrayList<>(List.of(reference));
    }

    Optional<Service> service(Component component) {
        return destinations.service(component).filter(service -> !service.kind().isHeadless());
    }

    /** {@return the number by which callers of the service know a port of its pods, none for one that it does not offer} */
    Optional<PortNumber> offered(Component component, PortNumber ofPods) {
        Expression number = ValueType.expression(ofPods);
        return service(component).stream()
                .flatMap(service -> service.ports().stream())
                .filter(port -> ofPods(component, port.target())
                        .filter(own -> ValueType.expression(own).equals(number))
                        .isPresent())
                .map(ServicePort::number)
                .findFirst();
    }

    private Optional<PortNumber> ofPods(Component component, Port port) {
        return membership.members().stream()
                .filter(member -> member.component().equals(component))
                .map(Workload::pod)
                .flatMap(pod -> pod.ports().stream())
                .filter(open -> open.token().name().equals(port.name()))
                .map(open -> open.number())
                .findFirst();
    }
}
