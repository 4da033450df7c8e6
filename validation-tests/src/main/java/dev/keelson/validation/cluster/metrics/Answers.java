package dev.keelson.validation.cluster.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shares a load out over the pods that are ready, as a service does, and says what each of them got. */
final class Answers {
    private static final String COMPONENT = "app.kubernetes.io/name";

    private final KubernetesClient client;
    private final Load load;
    private final Duration age;

    Answers(KubernetesClient client, Load load, Duration age) {
        this.client = client;
        this.load = load;
        this.age = age;
    }

    ObjectNode usage(String namespace, String selector) {
        ObjectNode list = list(MetricsApi.RESOURCE, "PodMetricsList");
        List<Pod> pods = ready(namespace, selector);
        for (Pod pod : pods) {
            OptionalLong cpu = share(Signal.cpu(namespace, component(pod)), pods);
            OptionalLong memory = share(Signal.memory(namespace, component(pod)), pods);
            if (cpu.isEmpty() && memory.isEmpty()) {
                continue;
            }
            ObjectNode item = items(list).addObject();
            item.putObject("metadata").put("name", pod.getMetadata().getName()).put("namespace", namespace);
            item.put("timestamp", seen()).put("window", "1s");
            ArrayNode containers = item.putArray("containers");
            // The main container does all the work; what its companions use does not change the sum.
            boolean main = true;
            for (Container container : pod.getSpec().getContainers()) {
                ObjectNode usage =
                        containers.addObject().put("name", container.getName()).putObject("usage");
                long part = main ? 1 : 0;
                cpu.ifPresent(amount -> usage.put("cpu", amount * part + "m"));
                memory.ifPresent(amount -> usage.put("memory", amount * part + "Mi"));
                main = false;
            }
        }
        return list;
    }

    Optional<ObjectNode> ofPods(String namespace, String selector, String metric) {
        ObjectNode list = list(MetricsApi.CUSTOM, "MetricValueList");
        List<Pod> pods = ready(namespace, selector);
        for (Pod pod : pods) {
            OptionalLong share = share(Signal.ofPods(namespace, component(pod), metric), pods);
            if (share.isPresent()) {
                ObjectNode item = items(list).addObject();
                item.putObject("describedObject")
                        .put("kind", "Pod")
                        .put("apiVersion", "v1")
                        .put("namespace", namespace)
                        .put("name", pod.getMetadata().getName());
                item.putObject("metric").put("name", metric);
                item.put("timestamp", seen()).put("value", String.valueOf(share.getAsLong()));
            }
        }
        return items(list).isEmpty() ? Optional.empty() : Optional.of(list);
    }

    Optional<ObjectNode> external(String namespace, String metric) {
        OptionalLong amount = load.at(Signal.external(namespace, metric), moment());
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = list(MetricsApi.EXTERNAL, "ExternalMetricValueList");
        ObjectNode item = items(list).addObject();
        item.put("metricName", metric).put("timestamp", seen()).put("value", String.valueOf(amount.getAsLong()));
        item.putObject("metricLabels");
        return Optional.of(list);
    }

    private OptionalLong share(Signal signal, List<Pod> pods) {
        OptionalLong all = load.at(signal, moment());
        return all.isEmpty() ? all : OptionalLong.of(all.getAsLong() / pods.size());
    }

    private List<Pod> ready(String namespace, String selector) {
        return client.pods().inNamespace(namespace).withLabelSelector(selector).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod))
                .toList();
    }

    private Instant moment() {
        return Instant.now().minus(age);
    }

    private String seen() {
        return moment().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String component(Pod pod) {
        return pod.getMetadata().getLabels().getOrDefault(COMPONENT, "");
    }

    private static ObjectNode list(MetricsApi api, String kind) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", kind).put("apiVersion", api.apiVersion()).putObject("metadata");
        list.putArray("items");
        return list;
    }

    private static ArrayNode items(ObjectNode list) {
        return list.withArray("items");
    }
}
