package dev.keelson.istio.door;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/** Certificates as people write them by hand. */
final class Certificates {
    private Certificates() {}

    static GenericKubernetesResource of(String name, String secret) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("cert-manager.io/v1");
        object.setKind("Certificate");
        object.setMetadata(Raws.metadata(name));
        object.setAdditionalProperties(Map.of(
                "spec",
                Map.of(
                        "secretName",
                        secret,
                        "dnsNames",
                        List.of("example.org"),
                        "issuerRef",
                        Map.of("name", "dns", "kind", "ClusterIssuer"))));
        return object;
    }
}
