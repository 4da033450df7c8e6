package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sidecars with addresses of loopback in the place of interception: for each pod one that says what the component's says, and
 * besides where connections come in and go out.
 */
final class SidecarObjects {
    private static final String TYPE = "networking.istio.io/v1/Sidecar";

    private final ManifestTree manifests;
    private final ServicePorts services;

    SidecarObjects(ManifestTree manifests, ServicePorts services) {
        this.manifests = manifests;
        this.services = services;
    }

    static boolean isOne(Manifest manifest) {
        return manifest.type().equals(TYPE);
    }

    ObjectNode of(PodPlan pod) {
        ObjectNode sidecar = Objects.empty("networking.istio.io/v1", "Sidecar", pod.namespace(), pod.name());
        ObjectNode spec = sidecar.putObject("spec");
        spec.putObject("workloadSelector").putObject("labels").put(PodPlan.LABEL, pod.name());
        Optional<Manifest> declared = declared(pod);
        declared.map(manifest -> manifest.body().at("/spec/outboundTrafficPolicy"))
                .filter(JsonNode::isObject)
                .ifPresent(policy -> spec.set("outboundTrafficPolicy", policy));
        addEgress(
                spec.putArray("egress"),
                pod,
                declared.map(SidecarObjects::hosts).orElse(Set.of("*/*")));
        addIngress(spec, pod);
        return sidecar;
    }

    /** The one that selects the pod, and otherwise that of its namespace. */
    private Optional<Manifest> declared(PodPlan pod) {
        List<Manifest> ofNamespace = manifests.manifests().stream()
                .filter(manifest -> isOne(manifest) && manifest.namespace().equals(pod.namespace()))
                .toList();
        return ofNamespace.stream()
                .filter(manifest -> {
                    Map<String, String> labels = manifest.strings("/spec/workloadSelector/labels");
                    return !labels.isEmpty() && pod.labels().entrySet().containsAll(labels.entrySet());
                })
                .findFirst()
                .or(() -> ofNamespace.stream()
                        .filter(manifest ->
                                manifest.body().at("/spec/workloadSelector").isMissingNode())
                        .findFirst());
    }

    private static Set<String> hosts(Manifest sidecar) {
        Set<String> hosts = new LinkedHashSet<>();
        sidecar.body().at("/spec/egress").forEach(listener -> listener.path("hosts")
                .forEach(host -> hosts.add(host.asText().replaceFirst("^\\./", sidecar.namespace() + "/"))));
        return hosts;
    }

    /** Requests of one port share a listener, because they say whom they are for; Istio asks the first one of a port for its routes. */
    private void addEgress(ArrayNode egress, PodPlan pod, Set<String> hosts) {
        Map<Integer, Set<String>> requests = new TreeMap<>();
        Map<String, ServicePort> streams = new LinkedHashMap<>();
        for (String host : hosts) {
            for (ServicePort port : services.named(host)) {
                String full = port.namespace() + "/" + port.host();
                if (port.http()) {
                    requests.computeIfAbsent(port.number(), unknown -> new TreeSet<>())
                            .add(full);
                } else {
                    streams.put(full + ":" + port.number(), port);
                }
            }
        }
        requests.forEach((number, known) -> {
            ObjectNode listener = listener(egress.addObject(), number, "HTTP", "http-" + number, pod.requests());
            known.forEach(listener.putArray("hosts")::add);
        });
        streams.forEach((key, port) -> listener(
                        egress.addObject(), port.number(), "TCP", "tcp-" + port.service(), pod.streams(port.host()))
                .putArray("hosts")
                .add(port.namespace() + "/" + port.host()));
        if (egress.isEmpty()) {
            egress.addObject().putArray("hosts").add("~/*");
        }
    }

    private void addIngress(ObjectNode spec, PodPlan pod) {
        Map<Integer, ServicePort> targets = new TreeMap<>();
        services.selecting(pod).forEach(port -> targets.putIfAbsent(port.targetOn(pod), port));
        targets.forEach((target, port) -> {
            Integer listening = pod.containerPorts().get(target);
            if (listening != null) {
                listener(spec.withArray("ingress").addObject(), target, port.protocol(), port.name(), pod.address())
                        .put("defaultEndpoint", "127.0.0.1:" + listening);
            }
        });
    }

    private static ObjectNode listener(ObjectNode listener, int number, String protocol, String name, String address) {
        listener.putObject("port")
                .put("number", number)
                .put("protocol", protocol)
                .put("name", name);
        return listener.put("bind", address).put("captureMode", "NONE");
    }
}
