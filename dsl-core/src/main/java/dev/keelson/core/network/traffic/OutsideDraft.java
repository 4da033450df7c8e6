package dev.keelson.core.network.traffic;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a service that is reached from outside the cluster.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class OutsideDraft<S extends OutsideDraft<S>> extends Draft {
    private final Slot<TrafficPolicy> external = slot("externalTrafficPolicy");
    private final Entries<Port, PortNumber> nodePorts = entries("nodePorts", "nodePort");

    OutsideDraft(Scope scope) {
        super(scope);
    }

    /**
     * Which pods take calls from outside, {@code externalTrafficPolicy}. Local keeps the caller's address, and drops calls
     * at nodes without a pod. Default: Cluster, as Kubernetes has it.
     */
    public S externalTrafficPolicy(TrafficPolicy policy) {
        external.set(policy);
        return self();
    }

    /** Opens that port of every node for a port of the service, {@code ports[].nodePort}. By default the cluster chooses. */
    public S nodePort(Port port, int number) {
        return nodePort(port, PortNumber.of(number));
    }

    /** Opens that port of every node for a port of the service, {@code ports[].nodePort}. By default the cluster chooses. */
    public S nodePort(Port port, PortNumber number) {
        nodePorts.put(port, number);
        return self();
    }

    /** {@return the draft itself} */
    abstract S self();

    /** {@return how calls arrive, the scalars final} */
    public abstract OutsideTraffic build();

    /** {@return the ports of nodes that were said, with their lines} */
    public Map<Port, Placed<PortNumber>> nodePorts() {
        return nodePorts.get();
    }

    OutsideTraffic built(OutsideTraffic.@Nullable Balancer balancer) {
        Placed<TrafficPolicy> policy = external.get().orElse(null);
        Map<Port, PortNumber> bound = new LinkedHashMap<>();
        nodePorts
                .get()
                .forEach((port, placed) -> bound.put(
                        port,
                        scope().bind(
                                        nodePorts.path(port.name()),
                                        placed.value(),
                                        ValueType.PORT,
                                        Bounds.between(1, 65_535),
                                        placed.origin())));
        return new OutsideTraffic(
                balancer,
                policy == null ? null : scope().bind(external.path(), policy.value(), policy.origin()),
                bound);
    }
}
