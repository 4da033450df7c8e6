package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A port of a service.
 *
 * @param namespace the service's namespace
 * @param service the service's name
 * @param selector labels of its pods
 * @param name the port's
 * @param number that callers name
 * @param target of the pods, a number or a name
 * @param protocol that is spoken, as Istio calls it: {@code HTTP}, {@code HTTP2}, {@code GRPC} or {@code TCP}
 * @since 0.1.0
 */
public record ServicePort(
        String namespace,
        String service,
        Map<String, String> selector,
        String name,
        int number,
        String target,
        String protocol) {
    private static final Map<String, String> PROTOCOLS = Map.of(
            "http", "HTTP",
            "kubernetes.io/ws", "HTTP",
            "http2", "HTTP2",
            "kubernetes.io/h2c", "HTTP2",
            "grpc", "GRPC",
            "grpc-web", "HTTP");

    /** Keeps a copy. */
    public ServicePort {
        selector = Map.copyOf(selector);
    }

    public static List<ServicePort> of(ManifestTree manifests) {
        List<ServicePort> ports = new ArrayList<>();
        for (Manifest manifest : manifests.manifests()) {
            if (!manifest.type().equals("v1/Service")) {
                continue;
            }
            for (JsonNode port : manifest.body().at("/spec/ports")) {
                int number = port.path("port").asInt();
                String name = port.path("name").asText();
                ports.add(new ServicePort(
                        manifest.namespace(),
                        manifest.name(),
                        manifest.strings("/spec/selector"),
                        name,
                        number,
                        port.path("targetPort").asText(String.valueOf(number)),
                        PROTOCOLS.getOrDefault(port.path("appProtocol").asText(name.replaceFirst("-.*", "")), "TCP")));
            }
        }
        return ports;
    }

    /** {@return whether HTTP is spoken, in any version} */
    public boolean http() {
        return !protocol.equals("TCP");
    }

    /** {@return the full name that callers use} */
    public String host() {
        return service + "." + namespace + ".svc.cluster.local";
    }

    /** {@return {@code namespace/name} of the service} */
    public String id() {
        return namespace + "/" + service;
    }

    /** {@return whether it leads to a pod} */
    public boolean selects(PodPlan pod) {
        return !selector.isEmpty()
                && namespace.equals(pod.namespace())
                && pod.labels().entrySet().containsAll(selector.entrySet());
    }

    /** {@return the port of a pod that this one leads to} */
    public int targetOn(PodPlan pod) {
        if (target.matches("\\d+")) {
            return Integer.parseInt(target);
        }
        Integer named = pod.template().ports().get(target);
        if (named == null) {
            throw new IllegalStateException(pod.name() + " has no port " + target + ", which " + host() + " leads to");
        }
        return named;
    }
}
