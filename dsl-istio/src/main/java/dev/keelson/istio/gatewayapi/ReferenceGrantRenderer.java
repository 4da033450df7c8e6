package dev.keelson.istio.gatewayapi;

import dev.keelson.core.exposure.Exposure;
import dev.keelson.core.exposure.Route;
import dev.keelson.core.exposure.Tls;
import dev.keelson.core.extension.Attached;
import dev.keelson.core.extension.Renderer;
import dev.keelson.core.extension.Resources;
import dev.keelson.core.extension.Source;
import dev.keelson.core.extension.View;
import dev.keelson.core.identity.LabelWriter;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;
import dev.keelson.istio.door.Backend;
import io.fabric8.kubernetes.api.model.gatewayapi.v1beta1.ReferenceGrant;
import io.fabric8.kubernetes.api.model.gatewayapi.v1beta1.ReferenceGrantFrom;
import io.fabric8.kubernetes.api.model.gatewayapi.v1beta1.ReferenceGrantSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1beta1.ReferenceGrantTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what a namespace allows others to refer to: its services to routes that lead there, its certificates to the gateway.
 *
 * @see <a href="https://gateway-api.sigs.k8s.io/reference/api-types/referencegrant/">Gateway API: ReferenceGrant</a>
 * @since 0.1.0
 */
public final class ReferenceGrantRenderer implements Renderer {
    private static final String GROUP = "gateway.networking.k8s.io";

    /** Who may refer to which kind of object of a namespace. */
    private record Grant(Namespace namespace, Namespace from, String to) {}

    private record Granted(Exposure first, Set<String> kinds, Set<String> names) {}

    /** A renderer without state. */
    public ReferenceGrantRenderer() {}

    @Override
    public void render(View view, Resources out) {
        LabelWriter labels = new LabelWriter(view);
        for (Attached<GatewayApiDoor> door : view.attached(GatewayApiDoor.class)) {
            Map<Grant, Granted> grants = new LinkedHashMap<>();
            for (Exposure exposure : view.all(Exposure.class)) {
                certificate(exposure, door.fact(), grants, view);
                exposure.routes().forEach(route -> service(exposure, route, grants, view));
            }
            grants.forEach((grant, granted) -> out.add(
                    object(grant, granted, labels, view),
                    new Source(
                            null,
                            granted.first().path(),
                            granted.first().origin(),
                            "what " + grant.from() + " refers to in " + grant.namespace())));
        }
    }

    private static void certificate(Exposure exposure, GatewayApiDoor door, Map<Grant, Granted> grants, View view) {
        if (exposure.tls() instanceof Tls.Held held) {
            Namespace namespace = held.secret().namespace();
            grant(
                    exposure,
                    namespace,
                    door.namespace(),
                    "Gateway",
                    "Secret",
                    held.secret().name(),
                    grants);
        } else if (exposure.tls() instanceof Tls.Issued issued) {
            String name = view.sink().text(issued.secretName());
            grant(exposure, exposure.ref().namespace(), door.namespace(), "Gateway", "Secret", name, grants);
        }
    }

    private static void service(Exposure exposure, Route route, Map<Grant, Granted> grants, View view) {
        Backend backend = Backend.of(view, route);
        String kind = GrpcMethods.suffice(exposure) ? "GRPCRoute" : "HTTPRoute";
        grant(exposure, backend.namespace(), exposure.ref().namespace(), kind, "Service", backend.service(), grants);
    }

    private static void grant(
            Exposure exposure,
            Namespace namespace,
            Namespace from,
            String kind,
            String to,
            String name,
            Map<Grant, Granted> grants) {
        if (!namespace.equals(from)) {
            Granted granted = grants.computeIfAbsent(
                    new Grant(namespace, from, to),
                    first -> new Granted(exposure, new LinkedHashSet<>(), new LinkedHashSet<>()));
            granted.kinds().add(kind);
            granted.names().add(name);
        }
    }

    private static ReferenceGrant object(Grant grant, Granted granted, LabelWriter labels, View view) {
        Text from = grant.from().written();
        List<ReferenceGrantFrom> referrers = new ArrayList<>();
        granted.kinds().forEach(kind -> referrers.add(referrer(kind, view.sink().text(from))));
        List<ReferenceGrantTo> targets = new ArrayList<>();
        granted.names().forEach(name -> targets.add(target(grant.to(), name)));
        ReferenceGrantSpec spec = new ReferenceGrantSpec();
        spec.setFrom(referrers);
        spec.setTo(targets);
        String end = grant.to().equals("Secret") ? "-gateway" : "-routes";
        ReferenceGrant object = new ReferenceGrant();
        object.setMetadata(labels.metadata(grant.namespace(), view.sink().text(Text.of(from, end))));
        object.setSpec(spec);
        return object;
    }

    private static ReferenceGrantFrom referrer(String kind, String namespace) {
        ReferenceGrantFrom from = new ReferenceGrantFrom();
        from.setGroup(GROUP);
        from.setKind(kind);
        from.setNamespace(namespace);
        return from;
    }

    private static ReferenceGrantTo target(String kind, String name) {
        ReferenceGrantTo to = new ReferenceGrantTo();
        to.setGroup("");
        to.setKind(kind);
        to.setName(name);
        return to;
    }
}
