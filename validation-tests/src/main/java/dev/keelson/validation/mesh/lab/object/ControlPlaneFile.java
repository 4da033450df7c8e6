package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code istio-operator.yaml} says of a mesh.
 *
 * @param meshConfig the mesh's configuration
 * @param gateways its gateways
 */
public record ControlPlaneFile(ObjectNode meshConfig, List<GatewayPods> gateways) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public static ControlPlaneFile read(Path file) {
        JsonNode spec;
        try {
            spec = YAML.readTree(file.toFile()).path("spec");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        List<GatewayPods> gateways = new ArrayList<>();
        for (JsonNode gateway : spec.at("/components/ingressGateways")) {
            if (gateway.path("enabled").asBoolean()) {
                Map<String, String> labels = new TreeMap<>();
                gateway.path("label")
                        .properties()
                        .forEach(label ->
                                labels.put(label.getKey(), label.getValue().asText()));
                String name = gateway.path("name").asText();
                gateways.add(
                        new GatewayPods(name, gateway.path("namespace").asText(), name + "-service-account", labels));
            }
        }
        ObjectNode mesh = YAML.createObjectNode();
        if (spec.path("meshConfig") instanceof ObjectNode declared) {
            mesh.setAll(declared);
        }
        return new ControlPlaneFile(mesh, gateways);
    }

    /** {@return the mesh's configuration without what the Envoy of this lab has no filters for} */
    public String forLab() {
        ObjectNode mesh = meshConfig.deepCopy();
        mesh.put("enablePrometheusMerge", false).put("enableTracing", false);
        ObjectNode providers = mesh.putObject("defaultProviders");
        providers.putArray("metrics");
        providers.putArray("tracing");
        providers.putArray("accessLogging");
        try {
            return YAML.writeValueAsString(mesh);
        } catch (IOException e) {
            throw new UncheckedIOException("A tree has no YAML form", e);
        }
    }

    public String trustDomain() {
        return meshConfig.path("trustDomain").asText("cluster.local");
    }
}
