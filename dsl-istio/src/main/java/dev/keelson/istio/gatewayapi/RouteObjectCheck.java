package dev.keelson.istio.gatewayapi;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.reference.ReferenceRules;
import dev.keelson.istio.door.DoorRules;
import java.util.List;

/**
 * Routes are bound to listeners that have their host, and gateways show certificates of other namespaces only where those
 * allow it. Whether routes lead somewhere is looked at for every platform.
 */
final class RouteObjectCheck implements ObjectCheck {
    private static final String GROUP = "gateway.networking.k8s.io";
    private static final String GATEWAY = "Gateway";

    RouteObjectCheck() {}

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (String kind : List.of("HTTPRoute", "GRPCRoute")) {
            for (KubernetesObject route : objects.all(GROUP, kind)) {
                for (Field parent : route.root().get("spec", "parentRefs").items()) {
                    objects.find(
                                    GROUP,
                                    parent.get("kind").text(GATEWAY),
                                    parent.get("namespace").text(route.namespace()),
                                    parent.get("name").text())
                            .ifPresent(gateway -> bound(
                                    route, gateway, parent.get("sectionName").text(), findings));
                }
            }
        }
        for (KubernetesObject gateway : objects.all(GROUP, GATEWAY)) {
            for (Field listener : gateway.root().get("spec", "listeners").items()) {
                listener.get("tls", "certificateRefs")
                        .items()
                        .forEach(secret -> granted(gateway, secret, objects, findings));
            }
        }
    }

    private static void bound(
            KubernetesObject route, KubernetesObject gateway, String section, ObjectFindings findings) {
        List<Field> listeners = gateway.root().get("spec", "listeners").items().stream()
                .filter(listener ->
                        section.isEmpty() || listener.get("name").text().equals(section))
                .toList();
        if (!listeners.isEmpty() && listeners.stream().noneMatch(listener -> listens(listener, route))) {
            findings.add(
                    DoorRules.HOST_NOT_IN_GATEWAY,
                    findings.places().of(route),
                    route.id() + " is bound to " + gateway.id()
                            + (section.isEmpty() ? "" : " at its listener " + section)
                            + ", which has none of its hosts.",
                    "Name a listener whose hostname is that of the route.");
        }
    }

    private static boolean listens(Field listener, KubernetesObject route) {
        String hostname = listener.get("hostname").text();
        List<Field> hosts = route.root().get("spec", "hostnames").items();
        return hostname.isEmpty()
                || hosts.isEmpty()
                || hosts.stream().anyMatch(host -> covers(hostname, host.text()) || covers(host.text(), hostname));
    }

    private static boolean covers(String pattern, String host) {
        return pattern.startsWith("*") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
    }

    private static void granted(KubernetesObject gateway, Field secret, ObjectIndex objects, ObjectFindings findings) {
        String namespace = secret.get("namespace").text(gateway.namespace());
        String name = secret.get("name").text();
        if (namespace.equals(gateway.namespace()) || !objects.namespaces().isOwned(namespace)) {
            return;
        }
        boolean granted = objects.all(GROUP, "ReferenceGrant").stream()
                .filter(grant -> grant.namespace().equals(namespace))
                .anyMatch(grant -> admits(grant, gateway) && grants(grant, name));
        if (!granted) {
            findings.add(
                    ReferenceRules.UNGRANTED_REFERENCE,
                    findings.places().of(gateway),
                    gateway.id() + " shows at " + secret.path() + " the certificate " + name + " of the namespace "
                            + namespace + ", which does not grant that.",
                    "Write a ReferenceGrant in " + namespace + " from Gateway of " + gateway.namespace() + " to Secret "
                            + name + ".");
        }
    }

    private static boolean admits(KubernetesObject grant, KubernetesObject gateway) {
        return grant.root().get("spec", "from").items().stream()
                .anyMatch(from -> from.get("kind").text().equals(GATEWAY)
                        && from.get("namespace").text().equals(gateway.namespace()));
    }

    private static boolean grants(KubernetesObject grant, String secret) {
        return grant.root().get("spec", "to").items().stream()
                .anyMatch(to -> to.get("kind").text().equals("Secret")
                        && List.of("", secret).contains(to.get("name").text()));
    }
}
