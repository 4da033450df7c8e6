package dev.keelson.istio.destination;

import dev.keelson.core.network.Service;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Text;

/**
 * The names that services have in the whole cluster, {@code api.shop.svc.cluster.local}.
 *
 * @since 0.1.0
 */
public final class ServiceHost {
    /** What the name of every service ends with, after its namespace. */
    public static final String CLUSTER = ".svc.cluster.local";

    private ServiceHost() {}

    /** {@return the name of a service of that namespace} */
    public static Text of(String service, Namespace namespace) {
        return Text.of(service + ".", namespace.written(), CLUSTER);
    }

    /** {@return the service's name} */
    public static Text of(Service service) {
        return of(service.name(), service.component().namespace());
    }
}
