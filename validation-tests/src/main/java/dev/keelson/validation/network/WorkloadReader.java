package dev.keelson.validation.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.network.endpoint.ContainerPort;
import dev.keelson.validation.network.endpoint.Pod;
import dev.keelson.validation.network.endpoint.Port;
import dev.keelson.validation.network.endpoint.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the pods that workloads make from their templates. */
final class WorkloadReader {
    private static final String POD = "v1/Pod";
    private static final Map<String, String> TEMPLATES = Map.of(
            POD,
            "",
            "v1/ReplicationController",
            "/spec/template",
            "apps/v1/Deployment",
            "/spec/template",
            "apps/v1/StatefulSet",
            "/spec/template",
            "apps/v1/DaemonSet",
            "/spec/template",
            "apps/v1/ReplicaSet",
            "/spec/template",
            "batch/v1/Job",
            "/spec/template",
            "batch/v1/CronJob",
            "/spec/jobTemplate/spec/template");

    private WorkloadReader() {}

    static boolean isWorkload(Manifest manifest) {
        return TEMPLATES.containsKey(manifest.type());
    }

    static Workload read(Manifest manifest, Map<String, SortedMap<String, String>> namespaces) {
        String template = TEMPLATES.getOrDefault(manifest.type(), "");
        JsonNode spec = manifest.body().at(template + "/spec");
        if (spec.path("hostNetwork").asBoolean()) {
            // Plugins may see such a pod as its node; the specification leaves it open.
            throw new InvalidManifestException(
                    manifest.source(), manifest.id() + " uses hostNetwork, which NetworkPolicies do not define");
        }
        List<ContainerPort> ports = new ArrayList<>();
        spec.path("containers").forEach(container -> ports(manifest, container, ports));
        for (JsonNode init : spec.path("initContainers")) {
            if (init.path("restartPolicy").asText().equals("Always")) {
                ports(manifest, init, ports);
            }
        }
        Pod pod = new Pod(
                manifest.namespace(),
                namespaces.getOrDefault(manifest.namespace(), Collections.emptySortedMap()),
                manifest.strings(template + "/metadata/labels"),
                ports,
                List.of());
        return new Workload(manifest.id(), pod, !manifest.type().equals(POD));
    }

    private static void ports(Manifest manifest, JsonNode container, List<ContainerPort> ports) {
        for (JsonNode port : container.path("ports")) {
            JsonNode number = port.path("containerPort");
            if (!number.isIntegralNumber() || number.longValue() < 1 || number.longValue() > Port.HIGHEST) {
                throw new InvalidManifestException(
                        manifest.source(), manifest.id() + " has a container port that is no number: " + number);
            }
            ports.add(new ContainerPort(name(port), new Port(protocol(manifest, port), number.intValue())));
        }
    }

    private static @Nullable String name(JsonNode port) {
        return port.path("name").asText().isEmpty() ? null : port.path("name").asText();
    }

    private static Protocol protocol(Manifest manifest, JsonNode port) {
        String word = port.path("protocol").asText("TCP");
        for (Protocol protocol : Protocol.values()) {
            if (protocol.name().equals(word)) {
                return protocol;
            }
        }
        throw new InvalidManifestException(manifest.source(), manifest.id() + " has a port of protocol " + word);
    }
}
