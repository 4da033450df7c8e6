package dev.keelson.core.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;

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
        String namespace = object.getMetadata().getNamespace();
        return kind() + " " + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
