package dev.keelson.validation.mesh.lab.object;

import dev.keelson.validation.manifest.ManifestTree;
import java.util.List;
import java.util.Map;

/**
 * The pods of a gateway for callers from outside.
 *
 * @param name of their service
 * @param namespace where they are
 * @param account whom they run as
 * @param labels of theirs
 * @since 0.1.0
 */
public record GatewayPods(String name, String namespace, String account, Map<String, String> labels) {
    private static final String TYPE = "gateway.networking.k8s.io/v1/Gateway";

    /** Keeps a copy. */
    public GatewayPods {
        labels = Map.copyOf(labels);
    }

    /**
     * {@return those that istiod makes for Gateways of the Gateway API} It names service and account after gateway and class.
     *
     * @see <a href="https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment">Istio:
     *     automated deployment</a>
     */
    public static List<GatewayPods> madeFor(ManifestTree manifests) {
        return manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals(TYPE)
                        && manifest.body().at("/spec/gatewayClassName").asText().equals("istio"))
                .map(manifest -> new GatewayPods(
                        manifest.name() + "-istio",
                        manifest.namespace(),
                        manifest.name() + "-istio",
                        Map.of("gateway.networking.k8s.io/gateway-name", manifest.name())))
                .toList();
    }
}
