package dev.keelson.core.ingress;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.ExposureChecks;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.network.Service;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Text;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressRuleValue;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceBackendPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Ingress for each exposure of a platform whose door is one of Ingresses.
 *
 * @since 0.1.0
 */
public final class IngressRenderer implements Renderer {
    /** A renderer without state. */
    public IngressRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(IngressDoor.class).forEach(door -> view.all(Exposure.class)
                .forEach(exposure -> out.add(
                        object(exposure, door.fact(), labels, view),
                        new Source(
                                exposure.component().orElse(null),
                                exposure.path(),
                                exposure.origin(),
                                "the host that " + exposure.ref() + " exposes"))));
    }

    private static Ingress object(Exposure exposure, IngressDoor door, LabelWriter labels, View view) {
        Ingress object = new Ingress();
        object.setMetadata(metadata(exposure, door, labels, view.sink()));
        object.setSpec(spec(exposure, door, view));
        return object;
    }

    private static ObjectMeta metadata(Exposure exposure, IngressDoor door, LabelWriter labels, Sink sink) {
        String name = exposure.ref().name();
        ObjectMeta metadata = exposure.component()
                .filter(component -> component.namespace().equals(exposure.ref().namespace()))
                .map(component -> labels.metadata(component, name))
                .orElseGet(() -> labels.metadata(exposure.ref().namespace(), name));
        Map<String, Text> annotations = new LinkedHashMap<>();
        if (door.isNginx()) {
            annotations.putAll(NginxAnnotations.of(exposure));
        }
        annotations.putAll(exposure.annotations());
        Map<String, String> written = new LinkedHashMap<>();
        annotations.forEach((key, value) -> written.put(key, sink.text(value)));
        if (!written.isEmpty()) {
            metadata.setAnnotations(written);
        }
        return metadata;
    }

    private static IngressSpec spec(Exposure exposure, IngressDoor door, View view) {
        String host = view.sink().text(exposure.host());
        IngressSpec spec = new IngressSpec();
        spec.setIngressClassName(view.sink().text(door.ingressClass()));
        @Nullable String secret = secret(exposure.tls(), view.sink());
        if (secret != null) {
            IngressTLS tls = new IngressTLS();
            tls.setHosts(new ArrayList<>(List.of(host)));
            tls.setSecretName(secret);
            spec.getTls().add(tls);
        }
        HTTPIngressRuleValue http = new HTTPIngressRuleValue();
        exposure.routes().forEach(route -> http.getPaths().add(path(route, view)));
        IngressRule rule = new IngressRule();
        rule.setHost(host);
        rule.setHttp(http);
        spec.getRules().add(rule);
        return spec;
    }

    private static @Nullable String secret(@Nullable Tls tls, Sink sink) {
        if (tls instanceof Tls.Held held) {
            return held.secret().name();
        }
        return tls instanceof Tls.Issued issued ? sink.text(issued.secretName()) : null;
    }

    private static HTTPIngressPath path(Route route, View view) {
        ServiceBackendPort port = new ServiceBackendPort();
        port.setName(route.port().name());
        IngressServiceBackend service = new IngressServiceBackend();
        service.setName(service(view, route.component()));
        service.setPort(port);
        IngressBackend backend = new IngressBackend();
        backend.setService(service);
        HTTPIngressPath path = new HTTPIngressPath();
        path.setPath(route.prefix());
        path.setPathType(route.match().toString());
        path.setBackend(backend);
        return path;
    }

    private static String service(View view, Component component) {
        return ExposureChecks.service(view, component).map(Service::name).orElse(component.name());
    }
}
