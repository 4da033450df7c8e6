package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectCheck;
import dev.keelson.core.check.object.ObjectFindings;
import dev.keelson.core.check.object.ObjectIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Routes lead to hosts, ports, subsets and gateways that are there, and their weights are a whole. */
final class RouteObjectCheck implements ObjectCheck {
    private static final String MESH = "mesh";

    @Override
    public void check(ObjectIndex objects, ObjectFindings findings) {
        MeshHosts hosts = new MeshHosts(objects);
        for (KubernetesObject routes : objects.all(MeshHosts.NETWORKING, "VirtualService")) {
            Field spec = routes.root().get("spec");
            spec.get("gateways").items().forEach(gateway -> gateway(routes, gateway.text(), objects, findings));
            for (String kind : List.of("http", "tcp", "tls")) {
                for (Field route : spec.get(kind).items()) {
                    weights(routes, route, findings);
                    destinations(route)
                            .forEach(destination -> destination(routes, destination, hosts, objects, findings));
                }
            }
        }
    }

    private static List<Field> destinations(Field route) {
        List<Field> destinations = new ArrayList<>();
        route.get("route").items().forEach(each -> destinations.add(each.get("destination")));
        if (route.get("mirror").isPresent()) {
            destinations.add(route.get("mirror"));
        }
        route.get("mirrors").items().forEach(each -> destinations.add(each.get("destination")));
        return destinations;
    }

    private static void gateway(KubernetesObject routes, String name, ObjectIndex objects, ObjectFindings findings) {
        int slash = name.indexOf('/');
        String namespace = slash < 0 ? routes.namespace() : name.substring(0, slash);
        boolean foreign = !new MeshHosts(objects).isNamespace(namespace);
        if (!name.equals(MESH)
                && !foreign
                && objects.find(MeshHosts.NETWORKING, "Gateway", namespace, name.substring(slash + 1))
                        .isEmpty()) {
            findings.add(
                    MeshObjectRules.UNKNOWN_GATEWAY,
                    findings.places().of(routes),
                    routes.id() + " is bound to the gateway " + name + ", which does not exist.",
                    "Name a gateway that does: namespace/name, or the name alone in the same namespace.");
        }
    }

    private static void weights(KubernetesObject routes, Field route, ObjectFindings findings) {
        List<Field> targets = route.get("route").items();
        long sum =
                targets.stream().mapToLong(each -> each.get("weight").number()).sum();
        boolean weighted = targets.stream().anyMatch(each -> each.get("weight").isPresent());
        if (targets.size() > 1 && weighted && sum != 100) {
            findings.add(
                    MeshObjectRules.WEIGHTS,
                    findings.places().of(routes),
                    "The weights of " + route.path() + " of " + routes.id() + " add up to " + sum + ".",
                    "Let them add up to 100, so that each is the share in a hundred that it looks like.");
        }
    }

    private static void destination(
            KubernetesObject routes, Field destination, MeshHosts hosts, ObjectIndex objects, ObjectFindings findings) {
        String host = destination.get("host").text();
        if (!hosts.isKnown(host, routes.namespace())) {
            findings.add(
                    MeshObjectRules.UNKNOWN_HOST,
                    findings.places().of(routes),
                    routes.id() + " leads to the host " + host + ", which no service and no service entry has.",
                    "Name the host of a service, service.namespace.svc.cluster.local.");
            return;
        }
        Optional<KubernetesObject> service = hosts.service(host, routes.namespace());
        long port = destination.get("port", "number").number();
        if (port > 0 && service.filter(each -> !MeshHosts.offers(each, port)).isPresent()) {
            findings.add(
                    MeshObjectRules.UNKNOWN_PORT,
                    findings.places().of(routes),
                    routes.id() + " leads to port " + port + " of " + host + ", which the service does not offer.",
                    "Name the port of the service, not that of its pods.");
        }
        String subset = destination.get("subset").text();
        if (!subset.isEmpty()
                && subsets(host, routes.namespace(), hosts, objects).noneMatch(subset::equals)) {
            findings.add(
                    MeshObjectRules.UNKNOWN_SUBSET,
                    findings.places().of(routes),
                    routes.id() + " leads to the subset " + subset + " of " + host
                            + ", which no destination rule defines.",
                    "Define it in the destination rule of that host, or leave it out.");
        }
    }

    private static Stream<String> subsets(String host, String namespace, MeshHosts hosts, ObjectIndex objects) {
        return objects.all(MeshHosts.NETWORKING, "DestinationRule").stream()
                .filter(rule -> hosts.full(rule.root().get("spec", "host").text(), rule.namespace())
                        .equals(hosts.full(host, namespace)))
                .flatMap(rule -> rule.root().get("spec", "subsets").items().stream())
                .map(each -> each.get("name").text());
    }
}
