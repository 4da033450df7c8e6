package dev.keelson.istio.traffic;

import dev.keelson.core.extension.View;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.istio.canary.CanaryTrack;
import dev.keelson.istio.destination.Destinations;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.route.Handling;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to a component of which something is said.
 *
 * @param service the service by which it is called
 * @param traffic what is said of calls
 * @param canary its second version, null where it has none
 * @since 0.1.0
 */
public record Way(
        Service service, Traffic traffic, @Nullable CanaryTrack canary) {

    /** {@return the ways to the members of the mesh, in the order those were defined} */
    public static List<Way> all(View view, Membership membership) {
        Destinations destinations = Destinations.of(view);
        return membership.members().stream()
                .map(member -> of(view, member.component(), destinations).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Optional<Way> of(View view, Component component, Destinations destinations) {
        CanaryTrack canary = CanaryTrack.of(view.model(), component).orElse(null);
        return Traffic.of(view.model(), component)
                .or(() -> Optional.ofNullable(canary)
                        .map(each ->
                                new Traffic(Handling.NONE, List.of(), null, null, null, each.path(), each.origin())))
                .flatMap(traffic -> destinations.service(component).map(service -> new Way(service, traffic, canary)));
    }

    /** {@return whose way it is} */
    public Component component() {
        return service.component();
    }

    /** {@return whether requests on its way are told apart} */
    public boolean hasRoutes() {
        return traffic.hasRoutes() || canary != null;
    }

    /** {@return whether something is said of connections and pods} */
    public boolean hasPolicy() {
        return traffic.hasPolicy() || canary != null;
    }
}
