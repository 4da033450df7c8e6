package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * Where the pod of a gateway is.
 *
 * @param gateway which it is
 * @param address the pod's own
 * @param clusterAddress the service's
 * @param zone of its node
 */
public record GatewayPlan(GatewayPods gateway, String address, String clusterAddress, String zone) {
    /** As Istio's charts have it: callers name the first, pods that may not bind low ports listen on the second. */
    private static final Map<Integer, Integer> PORTS = Map.of(80, 8080, 443, 8443);

    public Map<String, String> labels() {
        return gateway.labels();
    }

    /** {@return where the gateway listens for what callers call a port} */
    public String listeningOn(int port) {
        return address + ":" + PORTS.get(port);
    }

    /** {@return what Istio and a cluster's controllers write of it, and what binds it to its address} */
    public List<ObjectNode> objects() {
        ObjectNode service = Objects.empty("v1", "Service", gateway.namespace(), gateway.name());
        ObjectNode spec = service.putObject("spec");
        spec.put("clusterIP", clusterAddress);
        ObjectNode selector = spec.putObject("selector");
        labels().forEach(selector::put);
        ObjectNode pod = Objects.empty("v1", "Pod", gateway.namespace(), gateway.name());
        ObjectNode labels = ((ObjectNode) pod.path("metadata")).putObject("labels");
        labels().forEach(labels::put);
        pod.putObject("spec").put("serviceAccountName", gateway.account()).put("nodeName", Endpoints.nodeName(zone));
        pod.putObject("status").put("phase", "Running").put("podIP", address);
        ObjectNode slice =
                Objects.empty("discovery.k8s.io/v1", "EndpointSlice", gateway.namespace(), gateway.name() + "-lab");
        ((ObjectNode) slice.path("metadata")).putObject("labels").put("kubernetes.io/service-name", gateway.name());
        slice.put("addressType", "IPv4");
        ObjectNode endpoint = slice.putArray("endpoints").addObject();
        endpoint.putArray("addresses").add(address);
        endpoint.putObject("conditions").put("ready", true);
        endpoint.putObject("targetRef")
                .put("kind", "Pod")
                .put("name", gateway.name())
                .put("namespace", gateway.namespace());
        PORTS.forEach((number, target) -> {
            String name = number == 80 ? "http2" : "https";
            spec.withArray("ports")
                    .addObject()
                    .put("name", name)
                    .put("port", number)
                    .put("targetPort", target);
            slice.withArray("ports")
                    .addObject()
                    .put("name", name)
                    .put("port", target)
                    .put("protocol", "TCP");
        });
        return List.of(service, pod, slice, binding());
    }

    /** A gateway listens on all addresses of its pod: here that would be all of the machine. */
    private ObjectNode binding() {
        ObjectNode filter = Objects.empty(
                "networking.istio.io/v1alpha3", "EnvoyFilter", gateway.namespace(), gateway.name() + "-lab");
        ObjectNode spec = filter.putObject("spec");
        ObjectNode selected = spec.putObject("workloadSelector").putObject("labels");
        labels().forEach(selected::put);
        ObjectNode patch = spec.putArray("configPatches").addObject();
        patch.put("applyTo", "LISTENER").putObject("match").put("context", "GATEWAY");
        patch.putObject("patch")
                .put("operation", "MERGE")
                .putObject("value")
                .putObject("address")
                .putObject("socket_address")
                .put("address", address);
        return filter;
    }
}
