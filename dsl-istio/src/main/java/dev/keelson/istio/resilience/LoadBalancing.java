package dev.keelson.istio.resilience;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sidecar chooses among the pods of a component.
 *
 * @param policy by what rule, null for the mesh's own
 * @param hash what decides instead, null where the rule does
 * @param failovers which region takes over from which
 * @param priorities the labels that make a pod nearer, the most important one first
 * @param warmup how long a new pod gets less than its share, null for not at all
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record LoadBalancing(
        @Nullable BalancingPolicy policy,
        @Nullable HashKey hash,
        List<Failover> failovers,
        List<String> priorities,
        @Nullable Span warmup,
        ModelPath path,
        Origin origin) {
    /** Keeps the lists from changing. */
    public LoadBalancing {
        failovers = List.copyOf(failovers);
        priorities = List.copyOf(priorities);
    }

    /**
     * What takes over when all pods of a region fail.
     *
     * @param from the region of the caller
     * @param to the region that takes over
     */
    public record Failover(Text from, Text to) {}

    /** {@return whether near pods come before far ones, which only works with pods that are found to fail} */
    public boolean isLocal() {
        return !failovers.isEmpty() || !priorities.isEmpty();
    }
}
