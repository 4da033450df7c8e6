package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What controllers of a cluster write of pods: the pods themselves and the slices of endpoints of each service. */
final class Endpoints {
    private Endpoints() {}

    static ObjectNode pod(PodPlan plan) {
        ObjectNode pod = Objects.empty("v1", "Pod", plan.namespace(), plan.name());
        ObjectNode labels = ((ObjectNode) pod.path("metadata")).putObject("labels");
        plan.labels().forEach(labels::put);
        // As a webhook that injects writes it: callers take it for one that understands their mutual TLS.
        labels.put("security.istio.io/tlsMode", "istio");
        pod.putObject("spec")
                .put("serviceAccountName", plan.template().account())
                .put("nodeName", nodeName(plan.zone()));
        pod.putObject("status")
                .put("phase", "Running")
                .put("podIP", plan.address())
                .putArray("podIPs")
                .addObject()
                .put("ip", plan.address());
        return pod;
    }

    /** {@return the name of the node of a zone, which has one} */
    static String nodeName(String zone) {
        return "node-" + zone;
    }

    static ObjectNode node(String zone) {
        ObjectNode node = Objects.empty("v1", "Node", "", nodeName(zone));
        ((ObjectNode) node.path("metadata"))
                .putObject("labels")
                .put("topology.kubernetes.io/region", "lab")
                .put("topology.kubernetes.io/zone", zone);
        return node;
    }

    /** The slice of each service; pods that leave are no endpoints. */
    static List<ObjectNode> slices(ServicePorts services, Collection<PodPlan> serving) {
        Map<String, List<ServicePort>> byService = new LinkedHashMap<>();
        services.all().forEach(port -> byService
                .computeIfAbsent(port.id(), unknown -> new ArrayList<>())
                .add(port));
        List<ObjectNode> slices = new ArrayList<>();
        byService.values().forEach(ports -> slices.add(slice(ports, serving)));
        return slices;
    }

    private static ObjectNode slice(List<ServicePort> ports, Collection<PodPlan> serving) {
        ServicePort first = ports.get(0);
        ObjectNode slice =
                Objects.empty("discovery.k8s.io/v1", "EndpointSlice", first.namespace(), first.service() + "-lab");
        ((ObjectNode) slice.path("metadata")).putObject("labels").put("kubernetes.io/service-name", first.service());
        slice.put("addressType", "IPv4");
        List<PodPlan> pods = serving.stream().filter(first::selects).toList();
        ArrayNode numbers = slice.putArray("ports");
        for (ServicePort port : ports) {
            if (!pods.isEmpty()) {
                numbers.addObject()
                        .put("name", port.name())
                        .put("port", port.targetOn(pods.get(0)))
                        .put("protocol", "TCP");
            }
        }
        ArrayNode endpoints = slice.putArray("endpoints");
        for (PodPlan pod : pods) {
            ObjectNode endpoint = endpoints.addObject();
            endpoint.putArray("addresses").add(pod.address());
            endpoint.putObject("conditions")
                    .put("ready", true)
                    .put("serving", true)
                    .put("terminating", false);
            endpoint.put("nodeName", nodeName(pod.zone())).put("zone", pod.zone());
            endpoint.putObject("targetRef")
                    .put("kind", "Pod")
                    .put("name", pod.name())
                    .put("namespace", pod.namespace());
        }
        return slice;
    }
}
