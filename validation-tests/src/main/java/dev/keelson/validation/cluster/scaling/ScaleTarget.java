package dev.keelson.validation.cluster.scaling;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.List;

/**
 * A workload with an autoscaler of the same name.
 *
 * @param client of its cluster
 * @param namespace where it is
 * @param kind {@code Deployment} or {@code StatefulSet}
 * @param name its name, and the value of {@code app.kubernetes.io/name} of its pods
 * @since 0.1.0
 */
public record ScaleTarget(KubernetesClient client, String namespace, String kind, String name) {

    /** Returns all workloads of a cluster that have an autoscaler. */
    public static List<ScaleTarget> all(KubernetesClient client) {
        return client.autoscaling().v2().horizontalPodAutoscalers().inAnyNamespace().list().getItems().stream()
                .map(autoscaler -> new ScaleTarget(
                        client,
                        autoscaler.getMetadata().getNamespace(),
                        autoscaler.getSpec().getScaleTargetRef().getKind(),
                        autoscaler.getSpec().getScaleTargetRef().getName()))
                .toList();
    }

    /** Returns its autoscaler, as it is now. */
    public HorizontalPodAutoscaler autoscaler() {
        return autoscalerResource().require();
    }

    /** Returns how many pods it is asked to have. */
    public int replicas() {
        Integer replicas = resource().require().get("spec", "replicas");
        return replicas == null ? 1 : replicas;
    }

    /** Gives it that many pods, as somebody does with {@code kubectl scale}. */
    public void scaleTo(int pods) {
        if (kind.equals("StatefulSet")) {
            client.apps().statefulSets().inNamespace(namespace).withName(name).scale(pods);
        } else {
            client.apps().deployments().inNamespace(namespace).withName(name).scale(pods);
        }
    }

    /** Returns its pods, those that are on their way out among them. */
    public List<Pod> pods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/name", name)
                .list()
                .getItems();
    }

    /** Returns since when each of its ready pods is, by the API server's record, the first to become so first. */
    public List<Instant> ready() {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod))
                .map(ScaleTarget::readySince)
                .sorted()
                .toList();
    }

    Resource<GenericKubernetesResource> resource() {
        return client.genericKubernetesResources("apps/v1", kind)
                .inNamespace(namespace)
                .withName(name);
    }

    Resource<HorizontalPodAutoscaler> autoscalerResource() {
        return client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .withName(name);
    }

    private static Instant readySince(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> Instant.parse(condition.getLastTransitionTime()))
                .findFirst()
                .orElseThrow();
    }
}
