package dev.keelson.core.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.raw.Raw;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;

/** Objects from what people paste. */
public final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private static final List<Class<? extends HasMetadata>> TYPES = List.of(
            ConfigMap.class,
            CronJob.class,
            DaemonSet.class,
            Deployment.class,
            Job.class,
            Namespace.class,
            HorizontalPodAutoscaler.class,
            NetworkPolicy.class,
            Pod.class,
            PodDisruptionBudget.class,
            ReplicaSet.class,
            ReplicationController.class,
            Secret.class,
            Service.class,
            StatefulSet.class);

    private Yaml() {}

    /** A raw object; in the namespace shop, unless it says otherwise or has none. */
    public static Facet<PlatformDraft> raw(String yaml) {
        return Raw.resource(object(yaml), "a test");
    }

    public static HasMetadata object(String yaml) {
        try {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(yaml);
            if (!tree.at("/kind").textValue().equals("Namespace")
                    && !tree.at("/metadata").has("namespace")) {
                ((ObjectNode) tree.at("/metadata")).put("namespace", "shop");
            }
            Class<? extends HasMetadata> type = TYPES.stream()
                    .filter(each -> each.getSimpleName().equals(tree.at("/kind").textValue()))
                    .findFirst()
                    .<Class<? extends HasMetadata>>map(found -> found)
                    .orElse(GenericKubernetesResource.class);
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(yaml, malformed);
        }
    }

    /** A deployment of that name whose pods carry the label {@code app} and pass every level of Pod Security. */
    public static String deployment(String name, String labels, String container, String pod) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: "%s"}
                spec:
                  selector: {matchLabels: {%s}}
                  template:
                    metadata: {labels: {%s}}
                    spec:
                      %s
                      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
                      containers:
                      - name: main
                        image: registry.example.com/x:1
                        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                        %s
                """.formatted(name, labels, labels, pod, container);
    }
}
