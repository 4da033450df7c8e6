package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Model;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.istio.destination.HttpPorts;
import dev.keelson.istio.membership.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose calls pass a waypoint: those of components in ambient mode of which something is said that connections do not show.
 *
 * @since 0.1.0
 */
public final class Waypoints {
    private final Membership membership;
    private final Map<Component, Attached<?>> users = new LinkedHashMap<>();

    private Waypoints(Model model, Membership membership) {
        this.membership = membership;
        for (Attached<?> each : model.all(Attached.class)) {
            Component component = each.component();
            if (component != null && each.fact() instanceof LayerSeven && membership.isAmbient(component)) {
                users.putIfAbsent(component, each);
            }
        }
    }

    /** {@return the waypoints of the platform's mesh} */
    public static Waypoints of(Model model, Membership membership) {
        return new Waypoints(model, membership);
    }

    /** {@return the components whose services have a waypoint, in the order it was needed} */
    public List<Component> users() {
        return List.copyOf(users.keySet());
    }

    /** {@return whether calls to the component's service pass a waypoint} */
    public boolean serves(Component component) {
        return users.containsKey(component);
    }

    /** {@return what was said first of the component that needs a waypoint} */
    public Optional<Attached<?>> cause(Component component) {
        return Optional.ofNullable(users.get(component));
    }

    /** {@return the namespaces that have one} */
    public List<Namespace> namespaces() {
        return users.keySet().stream().map(Component::namespace).distinct().toList();
    }

    /**
     * {@return whether calls to that port have to pass the component's waypoint} On a port without requests a waypoint has
     * nothing to look at, so that pods may be called by their own addresses too, as those that tell metrics are.
     */
    public boolean guards(Component component, Port port) {
        return serves(component) && HttpPorts.speaksHttp(port) && !membership.isGathered(component, port.name());
    }
}
