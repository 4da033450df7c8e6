package dev.keelson.core.network;

import dev.keelson.core.network.traffic.ServiceTraffic;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import java.util.List;

/**
 * The name under which a component is reached.
 *
 * @param component whose pods it leads to
 * @param name its name, which is its DNS name in the namespace
 * @param kind how it leads there
 * @param ports what it offers
 * @param traffic how it takes its callers
 * @param path its model path
 * @param origin the line that declared it, or the component's
 * @since 0.1.0
 */
public record Service(
        Component component,
        String name,
        Kind kind,
        List<ServicePort> ports,
        ServiceTraffic traffic,
        ModelPath path,
        Origin origin) {

    /** How a service leads to its pods. */
    public enum Kind {
        /** By an address of its own in the cluster. */
        CLUSTER,
        /** By a port of every node, and by an address in the cluster. */
        NODE_PORT,
        /** By a load balancer outside the cluster, and by an address inside. */
        LOAD_BALANCER,
        /** By the addresses of all ready pods. */
        HEADLESS,
        /** By the addresses of all pods of a stateful set, ready or not, so that they find each other at start. */
        GOVERNING,
        /** By the addresses of all pods, ready or not, so that each of them is asked for its metrics. */
        METRICS;

        /** {@return whether names lead to pods and not to an address of the service} */
        public boolean isHeadless() {
            return this == HEADLESS || this == GOVERNING || this == METRICS;
        }
    }

    /**
     * One port of a service.
     *
     * @param target the port of the pods
     * @param number the number that callers use
     */
    public record ServicePort(Port target, PortNumber number) {}

    /** Keeps the ports from changing. */
    public Service {
        ports = List.copyOf(ports);
    }
}
