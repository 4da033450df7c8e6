package dev.keelson.core.cluster;

/**
 * What names an object in a cluster.
 *
 * @param apiVersion group and version, {@code apps/v1}
 * @param kind its kind
 * @param namespace its namespace, empty for what is in none
 * @param name its name
 * @since 0.1.0
 */
public record ObjectKey(String apiVersion, String kind, String namespace, String name) {

    /** {@return the key of that object} */
    public static ObjectKey of(Tree object) {
        return new ObjectKey(
                object.text("apiVersion"),
                object.text("kind"),
                object.text("metadata", "namespace"),
                object.text("metadata", "name"));
    }

    /** {@return the API group, empty for the core's} */
    public String group() {
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    /** {@return what stays the same when a kind gets a new version} */
    public String identity() {
        return group() + " " + this;
    }

    /** {@return kind, namespace and name, {@code Deployment shop/api}} */
    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
