package dev.keelson.validation.cluster.vertical;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the pods of components use, as a test says it: the main container all of it. */
final class PodUsage {
    static final String GROUP_VERSION = "metrics.k8s.io/v1beta1";
    private static final String COMPONENT = "app.kubernetes.io/name";

    private final KubernetesClient client;
    private final Map<String, Amounts> used = new ConcurrentHashMap<>();

    PodUsage(KubernetesClient client) {
        this.client = client;
    }

    private record Amounts(int millicores, int mebibytes) {}

    void set(String component, int millicores, int mebibytes) {
        used.put(component, new Amounts(millicores, mebibytes));
    }

    ObjectNode discovery() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", GROUP_VERSION);
        ObjectNode pods = list.putArray("resources").addObject();
        pods.put("name", "pods").put("singularName", "").put("namespaced", true).put("kind", "PodMetrics");
        pods.putArray("verbs").add("get").add("list");
        return list;
    }

    /** Every running pod of a component whose usage is known. */
    ObjectNode pods() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "PodMetricsList").put("apiVersion", GROUP_VERSION).putObject("metadata");
        ArrayNode items = list.putArray("items");
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        client.pods().inAnyNamespace().withLabel(COMPONENT).list().getItems().forEach(pod -> {
            Amounts amounts = used.get(pod.getMetadata().getLabels().get(COMPONENT));
            if (amounts != null && "Running".equals(pod.getStatus().getPhase())) {
                add(items.addObject(), pod, amounts, now);
            }
        });
        return list;
    }

    private static void add(ObjectNode item, Pod pod, Amounts amounts, String now) {
        item.putObject("metadata")
                .put("name", pod.getMetadata().getName())
                .put("namespace", pod.getMetadata().getNamespace());
        item.put("timestamp", now).put("window", "1s");
        item.putArray("containers")
                .addObject()
                .put("name", pod.getSpec().getContainers().get(0).getName())
                .putObject("usage")
                .put("cpu", amounts.millicores() + "m")
                .put("memory", amounts.mebibytes() + "Mi");
    }
}
