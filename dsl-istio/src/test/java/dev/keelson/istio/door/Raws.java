package dev.keelson.istio.door;

import io.fabric8.istio.api.api.networking.v1alpha3.Destination;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPMatchRequest;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRoute;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRouteDestination;
import io.fabric8.istio.api.api.networking.v1alpha3.Port;
import io.fabric8.istio.api.api.networking.v1alpha3.PortSelector;
import io.fabric8.istio.api.api.networking.v1alpha3.Server;
import io.fabric8.istio.api.api.networking.v1alpha3.ServerTLSSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.ServerTLSSettingsTLSmode;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatch;
import io.fabric8.istio.api.api.networking.v1alpha3.StringMatchPrefix;
import io.fabric8.istio.api.networking.v1.Gateway;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gateways and routes as people write them by hand. */
final class Raws {
    private Raws() {}

    static Gateway gateway(String name, String host, String credential) {
        Server server = new Server();
        server.setHosts(List.of(host));
        server.setPort(new Port("https", 443L, "HTTPS", null));
        ServerTLSSettings tls = new ServerTLSSettings();
        tls.setMode(ServerTLSSettingsTLSmode.SIMPLE);
        tls.setCredentialName(credential);
        server.setTls(tls);
        Gateway gateway = new Gateway();
        gateway.setMetadata(metadata(name));
        gateway.setSpec(new io.fabric8.istio.api.api.networking.v1alpha3.Gateway(
                Map.of("istio", "ingressgateway"), List.of(server)));
        return gateway;
    }

    /** Routes to the shop's web, one for each prefix. */
    static VirtualService routes(String gateway, String host, String destination, int port, String... prefixes) {
        List<HTTPRoute> routes = new ArrayList<>();
        for (String prefix : prefixes) {
            HTTPRoute route = new HTTPRoute();
            List<HTTPMatchRequest> matches = new ArrayList<>();
            for (String each : prefix.split(" ", -1)) {
                HTTPMatchRequest match = new HTTPMatchRequest();
                match.setUri(new StringMatch(new StringMatchPrefix(each)));
                matches.add(match);
            }
            route.setMatch(matches);
            Destination where = new Destination();
            where.setHost(destination);
            where.setPort(new PortSelector((long) port));
            HTTPRouteDestination leads = new HTTPRouteDestination();
            leads.setDestination(where);
            route.setRoute(List.of(leads));
            routes.add(route);
        }
        VirtualService service = new VirtualService();
        service.setMetadata(metadata("by-hand"));
        service.setSpec(new io.fabric8.istio.api.api.networking.v1alpha3.VirtualService(
                List.of(), List.of(gateway), List.of(host), routes, List.of(), List.of()));
        return service;
    }

    static ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder().withName(name).withNamespace("shop").build();
    }
}
