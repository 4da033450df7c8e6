package dev.keelson.core.container;

/**
 * What a pod knows of itself and can hand to its containers, the downward API.
 *
 * @since 0.1.0
 */
public enum PodField {
    /** The pod's name; in a stateful set it ends in the pod's number. */
    NAME("metadata.name"),
    /** The pod's namespace. */
    NAMESPACE("metadata.namespace"),
    /** The pod's unique id. */
    UID("metadata.uid"),
    /** The pod's address. */
    IP("status.podIP"),
    /** The name of the node it runs on. */
    NODE_NAME("spec.nodeName"),
    /** The address of the node it runs on. */
    NODE_IP("status.hostIP"),
    /** The name of its service account. */
    SERVICE_ACCOUNT("spec.serviceAccountName");

    private final String fieldPath;

    PodField(String fieldPath) {
        this.fieldPath = fieldPath;
    }

    /** {@return the path as Kubernetes writes it, {@code fieldRef.fieldPath}} */
    public String fieldPath() {
        return fieldPath;
    }
}
