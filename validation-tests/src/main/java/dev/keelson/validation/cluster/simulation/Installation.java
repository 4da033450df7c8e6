package dev.keelson.validation.cluster.simulation;

import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an environment in a cluster, as {@code kubectl apply --server-side --force-conflicts} leaves them.
 *
 * @since 0.1.0
 */
public final class Installation {
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("keelson-lab")
            .withFieldValidation("Strict")
            // A rollback by kubectl owns the fields that it put back, until the platform is applied again.
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final List<HasMetadata> objects;

    private Installation(KubernetesClient client, List<HasMetadata> objects) {
        this.client = client;
        this.objects = List.copyOf(objects);
    }

    /**
     * Applies all objects, in their order. Namespaces that objects are in and none of them is are those of others, and made
     * first where they are missing.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server refuses one
     */
    public static Installation of(ManifestTree manifests, KubernetesClient client) {
        foreign(manifests).forEach(name -> client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply());
        List<HasMetadata> objects = new ArrayList<>();
        for (Manifest manifest : manifests.manifests()) {
            HasMetadata object = Serialization.unmarshal(manifest.body().toString(), GenericKubernetesResource.class);
            objects.add(client.resource(object).patch(APPLY));
        }
        return new Installation(client, objects);
    }

    private static SortedSet<String> foreign(ManifestTree manifests) {
        SortedSet<String> names = new TreeSet<>();
        for (Manifest manifest : manifests.manifests()) {
            names.add(manifest.body().at("/metadata/namespace").asText());
        }
        manifests.manifests().stream()
                .filter(manifest -> manifest.type().equals("v1/Namespace"))
                .forEach(manifest -> names.remove(manifest.name()));
        names.remove("");
        return names;
    }

    /**
     * Does at once what the horizontal autoscaler does at its next look, up to 15 s later: brings each workload that has
     * fewer pods than the autoscaler's minimum to that minimum.
     */
    public void raiseToMinimum() {
        for (HasMetadata object : objects) {
            if (object.getKind().equals("HorizontalPodAutoscaler")) {
                raiseToMinimum(Objects.requireNonNull(client.autoscaling()
                        .v2()
                        .horizontalPodAutoscalers()
                        .inNamespace(object.getMetadata().getNamespace())
                        .withName(object.getMetadata().getName())
                        .get()));
            }
        }
    }

    private void raiseToMinimum(HorizontalPodAutoscaler autoscaler) {
        String namespace = autoscaler.getMetadata().getNamespace();
        CrossVersionObjectReference target = autoscaler.getSpec().getScaleTargetRef();
        int minimum = autoscaler.getSpec().getMinReplicas();
        ScalableResource<? extends HasMetadata> workload = target.getKind().equals("Deployment")
                ? client.apps().deployments().inNamespace(namespace).withName(target.getName())
                : client.apps().statefulSets().inNamespace(namespace).withName(target.getName());
        if (workload.scale().getSpec().getReplicas() < minimum) {
            workload.scale(minimum);
        }
    }

    /** Waits until every deployment and stateful set has all the pods that it wants, each of them ready. */
    public void awaitReady(Duration limit) {
        Awaitility.await("all workloads are ready")
                .atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(this::unready, List::isEmpty);
    }

    /** Returns the deployments and stateful sets that still lack ready pods, with how many they have. */
    public List<String> unready() {
        List<String> unready = new ArrayList<>();
        for (HasMetadata object : objects) {
            String namespace = object.getMetadata().getNamespace();
            String name = object.getMetadata().getName();
            if (object.getKind().equals("Deployment")) {
                Deployment deployment = Objects.requireNonNull(client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
                add(
                        unready,
                        object,
                        deployment.getSpec().getReplicas(),
                        deployment.getStatus().getReadyReplicas());
            } else if (object.getKind().equals("StatefulSet")) {
                StatefulSet set = Objects.requireNonNull(client.apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
                add(
                        unready,
                        object,
                        set.getSpec().getReplicas(),
                        set.getStatus().getReadyReplicas());
            }
        }
        return unready;
    }

    private static void add(List<String> unready, HasMetadata object, int wanted, @Nullable Integer ready) {
        int has = ready == null ? 0 : ready;
        if (has < wanted) {
            unready.add(object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                    + object.getMetadata().getName() + ": " + has + " of " + wanted);
        }
    }
}
