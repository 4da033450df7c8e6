package dev.keelson.validation.mesh.lab.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects that the control plane is given: a platform's own, changed where a machine is no cluster, and those that a cluster's
 * controllers would write. What is changed is listed in {@code docs/concepts/mesh-lab.md}.
 */
public final class LabObjects {
    private static final String CERTIFICATE = "cert-manager.io/v1/Certificate";
    private static final String NAMESPACE = "v1/Namespace";
    private static final String SERVICE = "v1/Service";

    private final Supplier<String> addresses;
    private final Authority certificates;
    private final String keys;
    private final Map<String, String> clusterAddresses = new ConcurrentHashMap<>();
    private final Map<String, Credential> issued = new ConcurrentHashMap<>();

    public LabObjects(Supplier<String> addresses, Authority certificates, String keys) {
        this.addresses = addresses;
        this.certificates = certificates;
        this.keys = keys;
    }

    /**
     * Returns all objects.
     *
     * @param pods all that run
     * @param serving those of them that take new connections
     * @param gateways the pods of gateways
     */
    public String documents(
            ManifestTree manifests,
            Collection<PodPlan> pods,
            Collection<PodPlan> serving,
            Collection<GatewayPlan> gateways) {
        ServicePorts services = ServicePorts.of(manifests);
        SidecarObjects sidecars = new SidecarObjects(manifests, services);
        List<JsonNode> objects = new ArrayList<>();
        manifests.manifests().forEach(manifest -> changed(manifest).ifPresent(objects::add));
        pods.forEach(pod -> {
            objects.add(Endpoints.pod(pod));
            objects.add(sidecars.of(pod));
        });
        Stream.concat(pods.stream().map(PodPlan::zone), gateways.stream().map(GatewayPlan::zone))
                .distinct()
                .forEach(zone -> objects.add(Endpoints.node(zone)));
        objects.addAll(Endpoints.slices(services, serving));
        gateways.forEach(gateway -> objects.addAll(gateway.objects()));
        return objects.stream().map(JsonNode::toString).collect(Collectors.joining("\n---\n"));
    }

    /** Empty for what a control plane of Istio does not read. */
    private Optional<JsonNode> changed(Manifest manifest) {
        String type = manifest.type();
        if (SidecarObjects.isOne(manifest)) {
            return Optional.empty();
        }
        if (type.equals(SERVICE)) {
            return Optional.of(withAddress(manifest));
        }
        if (type.equals(CERTIFICATE)) {
            return Optional.of(secret(manifest));
        }
        if (type.equals(NAMESPACE)) {
            return Optional.of(withName(manifest));
        }
        if (type.equals("security.istio.io/v1/RequestAuthentication")) {
            return Optional.of(withKeys(manifest));
        }
        boolean known = type.contains(".istio.io/") || type.startsWith("gateway.networking.k8s.io/");
        return known ? Optional.of(manifest.body()) : Optional.empty();
    }

    /** As an API server gives one; headless services have one too, because an address of loopback has no original destination. */
    private JsonNode withAddress(Manifest manifest) {
        ObjectNode service = manifest.body().deepCopy();
        ((ObjectNode) service.path("spec"))
                .put("clusterIP", clusterAddresses.computeIfAbsent(manifest.id(), unknown -> addresses.get()));
        return service;
    }

    /** As an API server labels it; gateways choose by it whose routes they take. */
    private static JsonNode withName(Manifest manifest) {
        ObjectNode namespace = manifest.body().deepCopy();
        ((ObjectNode) namespace.path("metadata"))
                .withObjectProperty("labels")
                .put("kubernetes.io/metadata.name", manifest.name());
        return namespace;
    }

    private JsonNode withKeys(Manifest manifest) {
        ObjectNode object = manifest.body().deepCopy();
        object.at("/spec/jwtRules").forEach(rule -> {
            ((ObjectNode) rule).remove("jwksUri");
            ((ObjectNode) rule).put("jwks", keys);
        });
        return object;
    }

    /** What cert-manager makes of it. */
    private JsonNode secret(Manifest manifest) {
        String name = manifest.body().at("/spec/secretName").asText();
        String[] hosts = StreamSupport.stream(
                        manifest.body().at("/spec/dnsNames").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        Credential credential =
                issued.computeIfAbsent(manifest.namespace() + "/" + name, unknown -> certificates.server(name, hosts));
        ObjectNode secret = Objects.empty("v1", "Secret", manifest.namespace(), name);
        secret.put("type", "kubernetes.io/tls");
        secret.putObject("data")
                .put("tls.crt", Objects.base64(credential.certificatePem()))
                .put("tls.key", Objects.base64(credential.keyPem()));
        return secret;
    }
}
