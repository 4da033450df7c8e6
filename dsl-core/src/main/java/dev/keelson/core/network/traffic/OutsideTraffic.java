package dev.keelson.core.network.traffic;

import dev.keelson.core.token.Port;
import dev.keelson.core.value.Cidr;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How calls from outside the cluster arrive at a service.
 *
 * @param balancer what takes them before the nodes do, null where callers name a node
 * @param external which pods take them, null for those of all nodes
 * @param nodePorts the port of each node that leads to the service's, where it is not for the cluster to choose
 * @since 0.1.0
 */
public record OutsideTraffic(
        @Nullable Balancer balancer, @Nullable TrafficPolicy external, Map<Port, PortNumber> nodePorts) {

    /**
     * A load balancer that the cluster's cloud provides.
     *
     * @param className which kind, null for the usual
     * @param sources who may call, everybody where empty
     */
    public record Balancer(@Nullable Text className, List<Cidr> sources) {
        /** Keeps the sources from changing. */
        public Balancer {
            sources = List.copyOf(sources);
        }
    }

    /** Keeps the ports in order and from changing. */
    public OutsideTraffic {
        nodePorts = Collections.unmodifiableMap(new LinkedHashMap<>(nodePorts));
    }
}
