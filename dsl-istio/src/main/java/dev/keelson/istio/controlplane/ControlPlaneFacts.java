package dev.keelson.istio.controlplane;

import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Istio is installed with.
 *
 * @param hub where its images are pulled from, null for Istio's own registry
 * @param tag their tag, null for that of the charts
 * @param scaling how many istiods there are, null for one
 * @param cpu what is kept for each istiod
 * @param memory what each istiod has
 * @param accessLog whether every proxy writes down its requests
 * @param gateways the gateways that are installed with it
 * @since 0.1.0
 */
public record ControlPlaneFacts(
        @Nullable Text hub,
        @Nullable Text tag,
        @Nullable Scaling scaling,
        Cpu cpu,
        Memory memory,
        boolean accessLog,
        List<GatewayFacts> gateways) {
    /** Keeps the gateways from changing. */
    public ControlPlaneFacts {
        gateways = List.copyOf(gateways);
    }

    /**
     * What a gateway is installed with.
     *
     * @param gateway which one
     * @param scaling how many pods it has, null for one
     * @param cpu what is kept for each
     * @param memory what each has
     */
    public record GatewayFacts(
            IngressGateway gateway, @Nullable Scaling scaling, Cpu cpu, Memory memory) {}
}
