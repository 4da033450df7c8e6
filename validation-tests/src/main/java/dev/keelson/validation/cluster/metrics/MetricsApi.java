package dev.keelson.validation.cluster.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The API groups in which autoscalers look for numbers.
 *
 * @since 0.1.0
 */
public enum MetricsApi {
    /** What pods use: the metrics server serves it in a cluster. */
    RESOURCE("metrics.k8s.io", "v1beta1", "pods", "PodMetrics"),
    /** What pods count: an adapter of a monitoring system serves it in a cluster. */
    CUSTOM("custom.metrics.k8s.io", "v1beta2", "pods/any", "MetricValueList"),
    /** What others count: an adapter serves it as well. */
    EXTERNAL("external.metrics.k8s.io", "v1beta1", "any", "ExternalMetricValueList");

    private final String group;
    private final String version;
    private final String resource;
    private final String kind;

    MetricsApi(String group, String version, String resource, String kind) {
        this.group = group;
        this.version = version;
        this.resource = resource;
        this.kind = kind;
    }

    String apiVersion() {
        return group + "/" + version;
    }

    String path() {
        return "/apis/" + apiVersion();
    }

    /** What it offers; by it the API server sees that it is there. */
    ObjectNode discovery() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion", apiVersion());
        ObjectNode offered = list.putArray("resources").addObject();
        offered.put("name", resource)
                .put("singularName", "")
                .put("namespaced", true)
                .put("kind", kind);
        offered.putArray("verbs").add("get").add("list");
        return list;
    }
}
