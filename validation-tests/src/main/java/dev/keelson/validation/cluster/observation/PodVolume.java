package dev.keelson.validation.cluster.observation;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The volume that a pod holds through a claim.
 *
 * @param podUid which pod of that name it is
 * @param node where the pod runs
 * @param claimUid which claim of that name it is
 * @param volume the volume that the claim is bound to
 * @param size what the volume holds, such as {@code 50Gi}
 * @since 0.1.0
 */
public record PodVolume(String podUid, String node, String claimUid, String volume, String size) {
    private static final String COMPONENT = "app.kubernetes.io/name";

    /** {@return the volumes of a component's pods, by pod and claim, such as {@code postgres-0/data-postgres-0}} */
    public static Map<String, PodVolume> of(KubernetesClient client, String namespace, String component) {
        Map<String, PodVolume> volumes = new TreeMap<>();
        for (Pod pod : client.pods()
                .inNamespace(namespace)
                .withLabel(COMPONENT, component)
                .list()
                .getItems()) {
            pod.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getPersistentVolumeClaim() != null)
                    .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                    .forEach(claim -> volumes.put(
                            pod.getMetadata().getName() + "/" + claim,
                            of(
                                    pod,
                                    Objects.requireNonNull(client.persistentVolumeClaims()
                                            .inNamespace(namespace)
                                            .withName(claim)
                                            .get()))));
        }
        return volumes;
    }

    private static PodVolume of(Pod pod, PersistentVolumeClaim claim) {
        return new PodVolume(
                pod.getMetadata().getUid(),
                pod.getSpec().getNodeName(),
                claim.getMetadata().getUid(),
                claim.getSpec().getVolumeName(),
                String.valueOf(claim.getStatus().getCapacity().get("storage")));
    }
}
