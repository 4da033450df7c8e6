package dev.keelson.core.scaling;

import dev.keelson.core.token.Component;

/**
 * The object that a metric describes, in the namespace of the component that is scaled.
 *
 * @param apiVersion its API group and version
 * @param kind its kind
 * @param name its name
 * @since 0.1.0
 */
public record DescribedObject(String apiVersion, String kind, String name) {

    /** {@return the service of that component, which has its name} */
    public static DescribedObject service(Component component) {
        return new DescribedObject("v1", "Service", component.name());
    }

    /** {@return the ingress of that name} */
    public static DescribedObject ingress(String name) {
        return new DescribedObject("networking.k8s.io/v1", "Ingress", name);
    }
}
