package dev.keelson.istio.ambient;

import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import dev.keelson.istio.membership.Membership;
import dev.keelson.istio.membership.MeshFacts.WaypointNeeds;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayInfrastructure;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewaySpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.LocalParametersReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a waypoint for each namespace that needs one, and what its pods are to be: as many as are asked for, and fit for
 * namespaces that admit restricted pods alone, which Istio's own template leaves to its installation.
 *
 * @see <a href="https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/">Istio: automated deployment</a>
 * @since 0.1.0
 */
public final class WaypointRenderer implements Renderer {
    private static final String PARAMETERS = Waypoint.NAME + "-pods";

    /** A renderer without state. */
    public WaypointRenderer() {}

    @Override
    public void render(View view, Resources out) {
        Membership.of(view.model()).ifPresent(membership -> {
            LabelWriter labels = new LabelWriter(view);
            Waypoints waypoints = Waypoints.of(view.model(), membership);
            for (Namespace namespace : waypoints.namespaces()) {
                Source source = source(namespace, waypoints, membership);
                out.add(parameters(namespace, membership.mesh().waypoint(), labels, view.sink()), source);
                out.add(gateway(namespace, membership, labels, view.sink()), source);
            }
        });
    }

    /** The first word that a waypoint is needed for is the line that it follows from. */
    static Source source(Namespace namespace, Waypoints waypoints, Membership membership) {
        Component first = waypoints.users().stream()
                .filter(user -> user.namespace().equals(namespace))
                .findFirst()
                .orElseThrow();
        Attached<?> cause = waypoints.cause(first).orElse(membership.said());
        return new Source(null, cause.path(), cause.origin(), "requests to " + first + " are spoken of");
    }

    private static Gateway gateway(Namespace namespace, Membership membership, LabelWriter labels, Sink sink) {
        Listener listener = new Listener();
        listener.setName("mesh");
        listener.setPort(Waypoint.HBONE);
        listener.setProtocol("HBONE");
        LocalParametersReference parameters = new LocalParametersReference();
        parameters.setGroup("");
        parameters.setKind("ConfigMap");
        parameters.setName(PARAMETERS);
        GatewayInfrastructure infrastructure = new GatewayInfrastructure();
        infrastructure.setParametersRef(parameters);
        GatewaySpec spec = new GatewaySpec();
        spec.setGatewayClassName("istio-waypoint");
        spec.setInfrastructure(infrastructure);
        spec.setListeners(new ArrayList<>(List.of(listener)));
        Gateway object = new Gateway();
        object.setMetadata(labels.metadata(namespace, Waypoint.NAME));
        Map<String, String> own = new LinkedHashMap<>(object.getMetadata().getLabels());
        own.put("istio.io/waypoint-for", "service");
        Text revision = membership.mesh().revision();
        if (revision != null) {
            own.put("istio.io/rev", sink.text(revision));
        }
        object.getMetadata().setLabels(own);
        object.setSpec(spec);
        return object;
    }

    private static ConfigMap parameters(Namespace namespace, WaypointNeeds needs, LabelWriter labels, Sink sink) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("deployment", sink.text(deployment(needs)));
        data.put("horizontalPodAutoscaler", sink.text(scaling(needs)));
        data.put("podDisruptionBudget", "spec:\n  maxUnavailable: 1\n");
        ConfigMap object = new ConfigMap();
        object.setMetadata(labels.metadata(namespace, PARAMETERS));
        object.setData(data);
        return object;
    }

    private static Text deployment(WaypointNeeds needs) {
        return Text.of("""
                              spec:
                                template:
                                  spec:
                                    securityContext:
                                      seccompProfile:
                                        type: RuntimeDefault
                                    containers:
                                      - name: istio-proxy
                                        resources:
                                          requests:
                                            cpu: \"\
                              """, needs.cpu(), """
                              "
                                            memory: \"\
                              """, needs.memory(), """
                              "
                                          limits:
                                            cpu: \"\
                              """, Waypoint.CPU_LIMIT, """
                              "
                                            memory: \"\
                              """, needs.memory(), """
                              "
                              """);
    }

    private static Text scaling(WaypointNeeds needs) {
        return Text.of("spec:\n  minReplicas: ", needs.minimum(), "\n  maxReplicas: ", needs.maximum(), """

              metrics:
                - type: Resource
                  resource:
                    name: cpu
                    target:
                      type: Utilization
                      averageUtilization: 80
            """);
    }
}
