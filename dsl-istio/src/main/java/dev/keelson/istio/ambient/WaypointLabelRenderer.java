package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Patch;
import dev.keelson.core.extension.Resource;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.View;
import dev.keelson.core.token.Component;
import dev.keelson.istio.membership.Membership;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Says on services that calls to them pass the waypoint of their namespace, those from gateways too, which otherwise pass it
 * by.
 *
 * @see <a href="https://istio.io/latest/docs/ambient/usage/waypoint/">Istio: use a waypoint</a>
 * @since 0.1.0
 */
public final class WaypointLabelRenderer implements Patch {
    /** A renderer without state. */
    public WaypointLabelRenderer() {}

    @Override
    public void apply(View view, Resources resources) {
        Membership.of(view.model()).ifPresent(membership -> {
            Waypoints waypoints = Waypoints.of(view.model(), membership);
            resources.all().stream()
                    .filter(resource -> isServed(resource, waypoints))
                    .forEach(resource -> label(resource.object().getMetadata()));
        });
    }

    /** What has no address of its own is called by those of its pods, which no waypoint for services sees. */
    private static boolean isServed(Resource resource, Waypoints waypoints) {
        Component component = resource.source().component();
        return component != null
                && waypoints.serves(component)
                && resource.object() instanceof Service service
                && !Objects.equals(service.getSpec().getClusterIP(), "None");
    }

    private static void label(ObjectMeta metadata) {
        Map<String, String> labels =
                metadata.getLabels() == null ? new LinkedHashMap<>() : new LinkedHashMap<>(metadata.getLabels());
        labels.put("istio.io/use-waypoint", Waypoint.NAME);
        labels.put("istio.io/ingress-use-waypoint", "true");
        metadata.setLabels(labels);
    }
}
