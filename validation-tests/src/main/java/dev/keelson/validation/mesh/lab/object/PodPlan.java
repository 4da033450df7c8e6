package dev.keelson.validation.mesh.lab.object;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Where a pod is, and what it is called.
 */
public final class PodPlan {
    /** By which a sidecar finds what is written for it alone. */
    public static final String LABEL = "lab.keelson.dev/pod";

    private final String name;
    private final Template template;
    private final Map<String, String> labels;
    private final String zone;
    private final Supplier<String> addresses;
    private final String address;
    private final String requests;
    private final Map<String, String> streams = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> containerPorts = new ConcurrentHashMap<>();

    public PodPlan(
            String name, Template template, Map<String, String> labels, String zone, Supplier<String> addresses) {
        this.name = name;
        this.template = template;
        this.labels = Map.copyOf(labels);
        this.zone = zone;
        this.addresses = addresses;
        this.address = addresses.get();
        this.requests = addresses.get();
    }

    public String name() {
        return name;
    }

    public Template template() {
        return template;
    }

    public String namespace() {
        return template.namespace();
    }

    public Map<String, String> labels() {
        return labels;
    }

    public String zone() {
        return zone;
    }

    /** {@return the pod's own address} */
    public String address() {
        return address;
    }

    /** {@return where its sidecar takes requests to others, which say whom they are for} */
    public String requests() {
        return requests;
    }

    /** {@return where its sidecar takes connections to a service that do not say whom they are for} */
    public String streams(String host) {
        return streams.computeIfAbsent(host, unknown -> addresses.get());
    }

    /** {@return the ports of 127.0.0.1 that its container listens on, by those that the container has in a cluster} */
    public Map<Integer, Integer> containerPorts() {
        return containerPorts;
    }
}
