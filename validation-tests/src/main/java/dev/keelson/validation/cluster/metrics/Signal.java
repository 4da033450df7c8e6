package dev.keelson.validation.cluster.metrics;

/**
 * One number that an autoscaler can ask for.
 *
 * @param api who serves it
 * @param namespace where it is asked for
 * @param component the value of {@code app.kubernetes.io/name} of the pods that it is about; empty where it is about none
 * @param name what it is called
 * @since 0.1.0
 */
public record Signal(MetricsApi api, String namespace, String component, String name) {

    /** Returns the processor time that all pods of a component use together, in thousandths of a core. */
    public static Signal cpu(String namespace, String component) {
        return new Signal(MetricsApi.RESOURCE, namespace, component, "cpu");
    }

    /** Returns the memory that all pods of a component use together, in mebibytes. */
    public static Signal memory(String namespace, String component) {
        return new Signal(MetricsApi.RESOURCE, namespace, component, "memory");
    }

    /** Returns what all pods of a component count together. */
    public static Signal ofPods(String namespace, String component, String name) {
        return new Signal(MetricsApi.CUSTOM, namespace, component, name);
    }

    /** Returns what somebody outside the cluster counts. */
    public static Signal external(String namespace, String name) {
        return new Signal(MetricsApi.EXTERNAL, namespace, "", name);
    }
}
