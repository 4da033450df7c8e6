package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.AllowedRoutes;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewaySpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ListenerTLSConfig;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.RouteNamespaces;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.SecretObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the gateway of the platform, with what it listens for: the host of each exposure, for routes of its namespace alone.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/gateway/">Gateway API: Gateway</a>
 * @since 0.1.0
 */
public final class GatewayRenderer implements Renderer {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** A renderer without state. */
    public GatewayRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        for (Attached<GatewayApiDoor> door : view.attached(GatewayApiDoor.class)) {
            List<Listener> listeners = new ArrayList<>();
            view.all(Exposure.class).forEach(exposure -> listen(exposure, door.fact(), listeners, view.sink()));
            if (!listeners.isEmpty()) {
                out.add(
                        object(door.fact(), listeners, labels, view.sink()),
                        new Source(null, door.path(), door.origin(), "the door of the platform"));
            }
        }
    }

    private static Gateway object(GatewayApiDoor door, List<Listener> listeners, LabelWriter labels, Sink sink) {
        GatewaySpec spec = new GatewaySpec();
        spec.setGatewayClassName(sink.text(door.gatewayClass()));
        spec.setListeners(listeners);
        Gateway object = new Gateway();
        object.setMetadata(labels.metadata(door.namespace(), door.gateway()));
        object.setSpec(spec);
        return object;
    }

    private static void listen(Exposure exposure, GatewayApiDoor door, List<Listener> listeners, Sink sink) {
        if (exposure.tls() instanceof Tls.Held held) {
            listeners.add(
                    secured(exposure, secret(held.secret().name(), held.secret().namespace(), door, sink), door, sink));
        } else if (exposure.tls() instanceof Tls.Issued issued) {
            String name = sink.text(issued.secretName());
            listeners.add(secured(exposure, secret(name, exposure.ref().namespace(), door, sink), door, sink));
        }
        listeners.add(listener(Listeners.plain(exposure), HTTP, "HTTP", exposure, door, sink));
    }

    private static Listener secured(
            Exposure exposure, SecretObjectReference certificate, GatewayApiDoor door, Sink sink) {
        ListenerTLSConfig tls = new ListenerTLSConfig();
        tls.setMode("Terminate");
        tls.setCertificateRefs(new ArrayList<>(List.of(certificate)));
        Listener listener = listener(Listeners.main(exposure), HTTPS, "HTTPS", exposure, door, sink);
        listener.setTls(tls);
        return listener;
    }

    private static SecretObjectReference secret(String name, Namespace namespace, GatewayApiDoor door, Sink sink) {
        SecretObjectReference reference = new SecretObjectReference();
        reference.setKind("Secret");
        reference.setName(name);
        if (!namespace.equals(door.namespace())) {
            reference.setNamespace(sink.text(namespace.written()));
        }
        return reference;
    }

    private static Listener listener(
            Text name, int port, String protocol, Exposure exposure, GatewayApiDoor door, Sink sink) {
        Listener listener = new Listener();
        listener.setName(sink.text(name));
        listener.setHostname(sink.text(exposure.host()));
        listener.setPort(port);
        listener.setProtocol(protocol);
        listener.setAllowedRoutes(routesOf(exposure.ref().namespace(), door, sink));
        return listener;
    }

    private static AllowedRoutes routesOf(Namespace namespace, GatewayApiDoor door, Sink sink) {
        RouteNamespaces from = new RouteNamespaces();
        if (namespace.equals(door.namespace())) {
            from.setFrom("Same");
        } else {
            LabelSelector selector = new LabelSelector();
            selector.getMatchLabels().putAll(Map.of(NAMESPACE_NAME, sink.text(namespace.written())));
            from.setFrom("Selector");
            from.setSelector(selector);
        }
        AllowedRoutes routes = new AllowedRoutes();
        routes.setNamespaces(from);
        return routes;
    }
}
