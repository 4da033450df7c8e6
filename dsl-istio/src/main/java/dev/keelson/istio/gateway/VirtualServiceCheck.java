package dev.keelson.istio.gateway;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.core.check.object.ServiceTarget;
import dev.keelson.core.check.reference.ReferenceRules;
import dev.keelson.core.exposure.ExposureRules;
import dev.keelson.istio.destination.ServiceHost;
import dev.keelson.istio.door.DoorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Routes are bound to gateways that listen for their hosts, each can be taken, and they lead to services that are there.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/analysis/">Istio: IST0101, IST0130, IST0131, IST0132</a>
 */
final class VirtualServiceCheck implements ObjectCheck {
    private static final String MESH = "mesh";

    VirtualServiceCheck() {}

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        for (KubernetesObject service : objects.all(GatewayObjectCheck.GROUP, "VirtualService")) {
            gateways(service, objects, findings);
            routes(service, findings);
            for (Field route : service.root().get("spec", "http").items()) {
                route.get("route").items().forEach(each -> destination(service, each, objects, findings));
            }
        }
    }

    private static void gateways(KubernetesObject service, ObjectIndex objects, ObjectFindings findings) {
        List<HostPattern> listened = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Field each : service.root().get("spec", "gateways").items()) {
            String name = each.text();
            if (name.equals(MESH)) {
                return;
            }
            String namespace = name.contains("/") ? name.substring(0, name.indexOf('/')) : service.namespace();
            Optional<KubernetesObject> gateway =
                    objects.find(GatewayObjectCheck.GROUP, "Gateway", namespace, name.substring(name.indexOf('/') + 1));
            if (gateway.isEmpty()) {
                unknown(service, name, namespace, objects, findings);
                return;
            }
            names.add(gateway.get().id());
            for (Field server : gateway.get().root().get("spec", "servers").items()) {
                server.get("hosts").items().forEach(host -> listened.add(HostPattern.of(host.text())));
            }
        }
        if (!names.isEmpty()) {
            hosts(service, names, listened, findings);
        }
    }

    private static void unknown(
            KubernetesObject service, String name, String namespace, ObjectIndex objects, ObjectFindings findings) {
        if (objects.namespaces().isOwned(namespace)) {
            findings.add(
                    ReferenceRules.UNDEFINED_GATEWAY,
                    findings.places().of(service),
                    service.id() + " is a route of the gateway " + name + ", which is not there.",
                    "Name a gateway that is there, with its namespace before it where it is in another one.");
        }
    }

    private static void hosts(
            KubernetesObject service, List<String> gateways, List<HostPattern> listened, ObjectFindings findings) {
        for (Field each : service.root().get("spec", "hosts").items()) {
            HostPattern host = HostPattern.of(each.text());
            if (listened.stream().noneMatch(host::meets)) {
                findings.add(
                        DoorRules.HOST_NOT_IN_GATEWAY,
                        findings.places().of(service),
                        service.id() + " has the host " + host.text() + ", and " + String.join(", ", gateways)
                                + (listened.isEmpty()
                                        ? " listens for none."
                                        : " listens for "
                                                + String.join(
                                                        ", ",
                                                        listened.stream()
                                                                .map(HostPattern::text)
                                                                .distinct()
                                                                .toList())
                                                + "."),
                        "Add the host to spec.servers[].hosts of the gateway, or take it out here.");
            }
        }
    }

    private static void routes(KubernetesObject service, ObjectFindings findings) {
        List<RouteMatch> earlier = new ArrayList<>();
        for (Field route : service.root().get("spec", "http").items()) {
            List<RouteMatch> matches =
                    route.get("match").items().stream().map(RouteMatch::of).toList();
            if (matches.isEmpty()) {
                matches = List.of(RouteMatch.anything(route));
            }
            List<RouteMatch> dead = matches.stream()
                    .filter(match -> earlier.stream().anyMatch(each -> each.takesAllOf(match)))
                    .toList();
            if (dead.size() == matches.size()) {
                unreachable(service, route, dead.get(0), earlier, findings);
            } else {
                dead.forEach(match -> twice(service, match, earlier, findings));
            }
            earlier.addAll(matches);
        }
    }

    private static void unreachable(
            KubernetesObject service,
            Field route,
            RouteMatch match,
            List<RouteMatch> earlier,
            ObjectFindings findings) {
        RouteMatch first = earlier.stream()
                .filter(each -> each.takesAllOf(match))
                .findFirst()
                .orElseThrow();
        findings.add(
                DoorRules.UNREACHABLE_ROUTE,
                findings.places().of(service),
                service.id() + ": the route at " + route.path() + " is for " + match + ", which the one at "
                        + first.path() + " takes before it.",
                "Put routes that mean less before those that mean more, or take this one out.");
    }

    private static void twice(
            KubernetesObject service, RouteMatch match, List<RouteMatch> earlier, ObjectFindings findings) {
        earlier.stream()
                .filter(match::isSame)
                .findFirst()
                .ifPresent(first -> findings.add(
                        DoorRules.MATCHED_TWICE,
                        findings.places().of(service),
                        service.id() + ": the condition at " + match.path() + ", " + match + ", is the one at "
                                + first.path() + ", which comes first.",
                        "Take one of the two out."));
    }

    /** A host that is no service of the cluster may be anything; the mesh knows it or does not. */
    private static void destination(
            KubernetesObject service, Field route, ObjectIndex objects, ObjectFindings findings) {
        Field host = route.get("destination", "host");
        String name = host.text();
        String inCluster = name.endsWith(ServiceHost.CLUSTER)
                ? name.substring(0, name.length() - ServiceHost.CLUSTER.length())
                : name;
        int dot = inCluster.indexOf('.');
        if (name.isEmpty() || (dot >= 0 && inCluster.equals(name))) {
            return;
        }
        String namespace = dot < 0 ? service.namespace() : inCluster.substring(dot + 1);
        new ServiceTarget(
                        ExposureRules.UNDEFINED_BACKEND,
                        service,
                        host,
                        namespace,
                        dot < 0 ? inCluster : inCluster.substring(0, dot))
                .offers(route.get("destination", "port", "number"), objects, findings);
    }
}
