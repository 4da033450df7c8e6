package dev.keelson.core.storage.files;

/**
 * What a pod knows of itself and can show as a file, the downward API. Labels and annotations are files only, addresses
 * and nodes are variables only.
 *
 * @since 0.1.0
 */
public enum PodInfo {
    /** The pod's labels, a line each; the file follows their changes. */
    LABELS("metadata.labels"),
    /** The pod's annotations, a line each; the file follows their changes. */
    ANNOTATIONS("metadata.annotations"),
    /** The pod's name. */
    NAME("metadata.name"),
    /** The pod's namespace. */
    NAMESPACE("metadata.namespace"),
    /** The pod's unique id. */
    UID("metadata.uid");

    private final String fieldPath;

    PodInfo(String fieldPath) {
        this.fieldPath = fieldPath;
    }

    /** {@return the path as Kubernetes writes it, {@code fieldRef.fieldPath}} */
    public String fieldPath() {
        return fieldPath;
    }
}
