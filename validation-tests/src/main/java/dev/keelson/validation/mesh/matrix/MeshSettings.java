package dev.keelson.validation.mesh.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.InvalidManifestException;
import dev.keelson.validation.manifest.ManifestTree;
import dev.keelson.validation.mesh.egress.OutboundPolicy;
import java.io.IOException;

/**
 * What holds for the whole mesh, from the ConfigMap {@code istio} of its control plane.
 *
 * @param rootNamespace the namespace of policies for all workloads; by default {@code istio-system}
 * @param trustDomain the one in all identities; by default {@code cluster.local}
 * @param outbound what becomes of hosts that are not known; by default they are called
 */
record MeshSettings(String rootNamespace, String trustDomain, OutboundPolicy outbound) {
    private static final String SYSTEM = "istio-system";

    static MeshSettings of(ManifestTree manifests) {
        return manifests.manifests().stream()
                .filter(manifest ->
                        manifest.type().equals("v1/ConfigMap") && manifest.id().equals(SYSTEM + "/istio"))
                .map(manifest ->
                        read(manifest.source(), manifest.body().at("/data/mesh").asText()))
                .findFirst()
                .orElse(new MeshSettings(SYSTEM, "cluster.local", OutboundPolicy.ALLOW_ANY));
    }

    private static MeshSettings read(String source, String text) {
        JsonNode mesh;
        try {
            mesh = new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new InvalidManifestException(source, "the mesh configuration cannot be read", e);
        }
        for (String field : new String[] {"defaultServiceExportTo", "trustDomainAliases"}) {
            if (mesh.hasNonNull(field)) {
                throw new InvalidManifestException(source, field + " of the mesh configuration is not judged");
            }
        }
        return new MeshSettings(
                mesh.path("rootNamespace").asText(SYSTEM),
                mesh.path("trustDomain").asText("cluster.local"),
                OutboundPolicy.valueOf(mesh.at("/outboundTrafficPolicy/mode").asText("ALLOW_ANY")));
    }
}
