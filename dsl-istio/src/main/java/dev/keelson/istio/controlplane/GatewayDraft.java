package dev.keelson.istio.controlplane;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.istio.controlplane.ControlPlaneFacts.GatewayFacts;

/**
 * The words inside {@code gateway(GATEWAY, g -> …)}.
 *
 * @since 0.1.0
 */
public final class GatewayDraft extends Draft {
    private final Sizes sizes;

    GatewayDraft(Scope scope) {
        super(scope);
        this.sizes = new Sizes(scope);
    }

    /** One pod, for clusters that nobody waits for. */
    public GatewayDraft single() {
        sizes.single();
        return this;
    }

    /** How many pods there are, {@code autoscaling.minReplicas} and {@code maxReplicas}. Default: 2 to 5. */
    public GatewayDraft scaling(int minimum, int maximum) {
        return scaling(Count.of(minimum), Count.of(maximum));
    }

    /** How many pods there are, {@code autoscaling.minReplicas} and {@code maxReplicas}. Default: 2 to 5. */
    public GatewayDraft scaling(Count minimum, Count maximum) {
        sizes.scaling(minimum, maximum);
        return this;
    }

    /** Processor time that is kept for each pod, {@code resources.requests.cpu}. Default: 200m. */
    public GatewayDraft cpu(Cpu request) {
        sizes.cpu(request);
        return this;
    }

    /** The memory that each pod has, {@code resources}, request and limit. Default: 256Mi. */
    public GatewayDraft memory(Memory amount) {
        sizes.memory(amount);
        return this;
    }

    GatewayFacts build(IngressGateway gateway) {
        return new GatewayFacts(
                gateway,
                sizes.scaling(),
                sizes.cpuOr(Cpu.millis(200), "200m"),
                sizes.memoryOr(Memory.mib(256), "256Mi"));
    }
}
