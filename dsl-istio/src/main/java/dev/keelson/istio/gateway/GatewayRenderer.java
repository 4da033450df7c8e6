package dev.keelson.istio.gateway;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Sink;
import dev.keelson.istio.gateway.IstioDoor.MinimumTls;
import io.fabric8.istio.api.api.networking.v1alpha3.Port;
import io.fabric8.istio.api.api.networking.v1alpha3.Server;
import io.fabric8.istio.api.api.networking.v1alpha3.ServerTLSSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.ServerTLSSettingsTLSProtocol;
import io.fabric8.istio.api.api.networking.v1alpha3.ServerTLSSettingsTLSmode;
import io.fabric8.istio.api.networking.v1.Gateway;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes, for each exposure, what the gateway listens for: its host over TLS and a redirect to there, or over plain HTTP.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/gateway/">Istio: Gateway</a>
 * @since 0.1.0
 */
public final class GatewayRenderer implements Renderer {
    /** A renderer without state. */
    public GatewayRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        view.attached(IstioDoor.class).forEach(door -> view.all(Exposure.class)
                .forEach(exposure -> out.add(
                        object(exposure, door.fact(), labels, view.sink()),
                        new Source(
                                exposure.component().orElse(null),
                                exposure.path(),
                                exposure.origin(),
                                "the host that " + exposure.ref() + " exposes"))));
    }

    static ObjectMeta metadata(Exposure exposure, LabelWriter labels) {
        String name = exposure.ref().name();
        return exposure.component()
                .filter(component -> component.namespace().equals(exposure.ref().namespace()))
                .map(component -> labels.metadata(component, name))
                .orElseGet(() -> labels.metadata(exposure.ref().namespace(), name));
    }

    private static Gateway object(Exposure exposure, IstioDoor door, LabelWriter labels, Sink sink) {
        ObjectMeta metadata = metadata(exposure, labels);
        Map<String, String> annotations = new LinkedHashMap<>();
        exposure.annotations().forEach((key, value) -> annotations.put(key, sink.text(value)));
        if (!annotations.isEmpty()) {
            metadata.setAnnotations(annotations);
        }
        io.fabric8.istio.api.api.networking.v1alpha3.Gateway spec =
                new io.fabric8.istio.api.api.networking.v1alpha3.Gateway();
        spec.setSelector(door.controller().labels());
        spec.setServers(servers(exposure, door, sink));
        Gateway object = new Gateway();
        object.setMetadata(metadata);
        object.setSpec(spec);
        return object;
    }

    private static List<Server> servers(Exposure exposure, IstioDoor door, Sink sink) {
        List<Server> servers = new ArrayList<>();
        Server plain = server("http", "HTTP", door.httpPort(), exposure, sink);
        if (exposure.tls() instanceof Tls.Held held) {
            servers.add(secured(exposure, held.secret().name(), door, sink));
            plain.setTls(redirect());
        } else if (exposure.tls() instanceof Tls.Issued issued) {
            servers.add(secured(exposure, sink.text(issued.secretName()), door, sink));
            plain.setTls(redirect());
        }
        servers.add(plain);
        return servers;
    }

    private static Server secured(Exposure exposure, String credential, IstioDoor door, Sink sink) {
        ServerTLSSettings tls = new ServerTLSSettings();
        tls.setMode(ServerTLSSettingsTLSmode.SIMPLE);
        tls.setCredentialName(credential);
        door.clientAuthority().ifPresent(authority -> {
            tls.setMode(ServerTLSSettingsTLSmode.MUTUAL);
            tls.setCaCertCredentialName(authority.name());
        });
        door.minimumTls()
                .ifPresent(minimum -> tls.setMinProtocolVersion(
                        minimum == MinimumTls.V1_3
                                ? ServerTLSSettingsTLSProtocol.TLSV1_3
                                : ServerTLSSettingsTLSProtocol.TLSV1_2));
        Server server = server("https", "HTTPS", door.httpsPort(), exposure, sink);
        server.setTls(tls);
        return server;
    }

    private static ServerTLSSettings redirect() {
        ServerTLSSettings tls = new ServerTLSSettings();
        tls.setHttpsRedirect(true);
        return tls;
    }

    private static Server server(String name, String protocol, PortNumber number, Exposure exposure, Sink sink) {
        Port port = new Port();
        port.setName(name);
        port.setNumber(sink.port(number).longValue());
        port.setProtocol(protocol);
        Server server = new Server();
        server.setHosts(new ArrayList<>(List.of(sink.text(exposure.host()))));
        server.setPort(port);
        return server;
    }
}
