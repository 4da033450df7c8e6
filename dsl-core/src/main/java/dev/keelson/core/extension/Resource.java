package dev.keelson.core.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * A Kubernetes object and where it comes from.
 *
 * @param object the object
 * @param source where it comes from
 * @since 0.1.0
 */
public record Resource(HasMetadata object, Source source) {

    /** {@return the kind of the object, {@code Deployment}} */
    public String kind() {
        return object.getKind();
    }

    /** {@return kind, namespace and name, {@code Deployment shop/api}} */
    public String id() {
        ObjectMeta metadata = object.getMetadata();
        if (metadata == null) {
            return kind() + " without metadata";
        }
        String namespace = metadata.getNamespace();
        return kind() + " " + (namespace == null ? "" : namespace + "/") + metadata.getName();
    }
}
