package dev.keelson.validation.mesh.lab.object;

import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;

/** The ports of all services. */
public record ServicePorts(List<ServicePort> all) {

    public static ServicePorts of(ManifestTree manifests) {
        return new ServicePorts(ServicePort.of(manifests));
    }

    /** {@return the port of a service, {@code namespace/name}} */
    public ServicePort get(String service, int number) {
        return all.stream()
                .filter(port -> port.id().equals(service) && port.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(service + " has no port " + number));
    }

    /** {@return those that lead to a pod} */
    public List<ServicePort> selecting(PodPlan pod) {
        return all.stream().filter(port -> port.selects(pod)).toList();
    }

    /** {@return those that a host of a Sidecar means: {@code product/api.product.svc.cluster.local}, {@code product/*}} */
    public List<ServicePort> named(String host) {
        String namespace = host.substring(0, host.indexOf('/'));
        String name = host.substring(host.indexOf('/') + 1);
        return all.stream()
                .filter(port -> namespace.equals("*") || namespace.equals(port.namespace()))
                .filter(port -> name.equals("*") || name.equals(port.host()))
                .toList();
    }
}
