package dev.keelson.validation.platform.sizing;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * What a VerticalPodAutoscaler in a cluster recommends for its main container.
 *
 * @param status the status of the object
 */
record Recommended(Map<String, Object> status) {

    /** Returns what is recommended, as soon as something is. */
    static Recommended of(KubernetesClient client, String namespace, String name, Duration limit) {
        return Awaitility.await("a recommendation for " + name)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> now(client, namespace, name), each -> !each.containers()
                        .isEmpty());
    }

    static Recommended now(KubernetesClient client, String namespace, String name) {
        GenericKubernetesResource autoscaler = client.genericKubernetesResources(
                        "autoscaling.k8s.io/v1", "VerticalPodAutoscaler")
                .inNamespace(namespace)
                .withName(name)
                .require();
        Map<String, Object> status = autoscaler.get("status");
        return new Recommended(status == null ? Map.of() : status);
    }

    /** Returns how much to ask for, within the bounds. */
    BigDecimal target(String resource) {
        return amount("target", resource);
    }

    /** Returns how much to ask for if there were no bounds. */
    BigDecimal uncapped(String resource) {
        return amount("uncappedTarget", resource);
    }

    /** Returns what something is recommended of. */
    Set<String> resources() {
        return amounts("target").keySet();
    }

    /** Returns whether the recommender says that it could recommend. */
    boolean isProvided() {
        return list(status.get("conditions")).stream()
                .anyMatch(condition -> "RecommendationProvided".equals(condition.get("type"))
                        && "True".equals(condition.get("status")));
    }

    private BigDecimal amount(String field, String resource) {
        return Quantity.parse(String.valueOf(amounts(field).get(resource))).getNumericalAmount();
    }

    private Map<String, Object> amounts(String field) {
        return map(containers().get(0).get(field));
    }

    private List<Map<String, Object>> containers() {
        return list(map(status.get("recommendation")).get("containerRecommendations"));
    }

    @SuppressWarnings("unchecked") // the client reads JSON into maps with texts as keys
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // and lists of objects into lists of such maps
    private static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
