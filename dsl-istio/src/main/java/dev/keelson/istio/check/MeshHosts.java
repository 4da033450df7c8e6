package dev.keelson.istio.check;

import dev.keelson.core.check.object.Field;
import dev.keelson.core.check.object.KubernetesObject;
import dev.keelson.core.check.object.ObjectIndex;
import dev.keelson.istio.destination.ServiceHost;
import java.util.List;
import java.util.Optional;

/** The hosts that sidecars can know of. */
final class MeshHosts {
    static final String NETWORKING = "networking.istio.io";

    private final ObjectIndex objects;

    MeshHosts(ObjectIndex objects) {
        this.objects = objects;
    }

    /** {@return the service of that host, seen from a namespace} */
    Optional<KubernetesObject> service(String host, String namespace) {
        String full = full(host, namespace);
        return objects.all("", "Service").stream()
                .filter(service -> full.equals(service.name() + "." + service.namespace() + ServiceHost.CLUSTER))
                .findFirst();
    }

    /** {@return whether somebody answers under that host, or may: what lies in namespaces of others is not known} */
    boolean isKnown(String host, String namespace) {
        if (host.contains("*") || service(host, namespace).isPresent() || isForeign(full(host, namespace))) {
            return true;
        }
        return objects.all(NETWORKING, "ServiceEntry").stream()
                .flatMap(entry -> entry.root().get("spec", "hosts").items().stream())
                .map(Field::text)
                .anyMatch(known -> known.equals(host) || (known.startsWith("*.") && host.endsWith(known.substring(1))));
    }

    /** A short name is one of the namespace of who says it; one with dots and no service's form is its own. */
    String full(String host, String namespace) {
        if (!host.contains(".")) {
            return host + "." + namespace + ServiceHost.CLUSTER;
        }
        if (host.matches("[^.]+\\.[^.]+(\\.svc)?") && isNamespace(host.split("\\.", -1)[1])) {
            String[] parts = host.split("\\.", -1);
            return parts[0] + "." + parts[1] + ServiceHost.CLUSTER;
        }
        return host;
    }

    private boolean isForeign(String full) {
        return full.endsWith(ServiceHost.CLUSTER)
                && !isNamespace(full.substring(0, full.length() - ServiceHost.CLUSTER.length())
                        .replaceFirst("^[^.]*\\.", ""));
    }

    /** {@return whether all that runs in a namespace is the platform's, so that what is not there is nowhere} */
    boolean isNamespace(String name) {
        return objects.templates().stream()
                        .anyMatch(pod -> pod.owner().namespace().equals(name))
                || objects.all("", "Service").stream()
                        .anyMatch(service -> service.namespace().equals(name));
    }

    /** {@return whether the service offers that port} */
    static boolean offers(KubernetesObject service, long number) {
        return ports(service).stream().anyMatch(port -> port.get("port").number() == number);
    }

    private static List<Field> ports(KubernetesObject service) {
        return service.root().get("spec", "ports").items();
    }
}
