package dev.keelson.validation.cluster.api;

/**
 * A kind of objects that an API server serves.
 *
 * @param base the path of its group and version: {@code /apis/apps/v1}
 * @param resource its name in paths: {@code deployments}
 * @param namespaced whether its objects live in namespaces
 * @since 0.1.0
 */
public record ApiKind(String base, String resource, boolean namespaced) {

    /** {@return the path of all its objects in a namespace, which does not matter for a kind that lives in none} */
    public String collection(String namespace) {
        return base + (namespaced ? "/namespaces/" + namespace : "") + "/" + resource;
    }

    /** {@return the path of an object} */
    public String path(String namespace, String name) {
        return collection(namespace) + "/" + name;
    }
}
