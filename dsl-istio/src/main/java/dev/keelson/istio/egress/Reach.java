package dev.keelson.istio.egress;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Text;
import java.util.List;

/**
 * What the sidecar of a component knows of, and so what the component reaches.
 *
 * @param component which one
 * @param hosts namespace and host, {@code shop/postgres.shop.svc.cluster.local}; nothing where it is empty
 * @param anywhere whether it also reaches what no service is known for
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record Reach(Component component, List<Text> hosts, boolean anywhere, ModelPath path, Origin origin) {
    /** Keeps the hosts from changing. */
    public Reach {
        hosts = List.copyOf(hosts);
    }
}
