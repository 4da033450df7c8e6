package dev.keelson.validation.cluster.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.cluster.Cluster;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/**
 * Karpenter, which adds nodes to a cluster for pods that have none and takes them away again. The nodes are simulated:
 * their class is of the kind that Karpenter's own provider for tests knows, where a platform names that of its cloud.
 *
 * @since 0.1.0
 */
public final class NodeAutoscaler {
    private static final String GROUP = "karpenter.kwok.sh";
    private static final String KIND = "KWOKNodeClass";
    private static final String NAME = "default";

    private NodeAutoscaler() {}

    /** Starts it, with a class of nodes, in a cluster that knows custom resources. It ends with the cluster. */
    public static void start(Cluster cluster) {
        GenericKubernetesResource nodeClass = new GenericKubernetesResource();
        nodeClass.setApiVersion(GROUP + "/v1alpha1");
        nodeClass.setKind(KIND);
        nodeClass.setMetadata(new ObjectMetaBuilder().withName(NAME).build());
        cluster.client().resource(nodeClass).create();
        cluster.plane().start(new Karpenter(cluster.plane()));
    }

    /**
     * Returns the same objects with the one replacement that the lab makes: each node pool names the class of simulated
     * nodes in the place of its cloud's.
     */
    public static ManifestTree withSimulatedNodes(ManifestTree manifests) {
        return new ManifestTree(manifests.manifests().stream()
                .map(NodeAutoscaler::withSimulatedNodes)
                .toList());
    }

    private static Manifest withSimulatedNodes(Manifest manifest) {
        if (!manifest.body().path("kind").asText().equals("NodePool")) {
            return manifest;
        }
        JsonNode body = manifest.body().deepCopy();
        ((ObjectNode) body.at("/spec/template/spec/nodeClassRef"))
                .put("group", GROUP)
                .put("kind", KIND)
                .put("name", NAME);
        return new Manifest(manifest.source(), manifest.defaultNamespace(), body);
    }
}
