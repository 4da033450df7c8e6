package dev.keelson.core.nodes;

import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.token.NodePoolRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that Karpenter may add.
 *
 * @param ref which one
 * @param nodeClass what its provider needs to know
 * @param requirements what its nodes are like
 * @param labels what its nodes carry
 * @param taints what keeps pods off them
 * @param startupTaints what keeps pods off them until somebody takes it away
 * @param cpu how much processor time they may have together, null for no limit
 * @param memory how much memory they may have together, null for no limit
 * @param weight which pool is asked first, null for the last
 * @param disruption when they are taken away
 * @param budgets how many are taken away at a time
 */
record NodePool(
        NodePoolRef ref,
        NodeClass nodeClass,
        List<Requirement> requirements,
        Map<String, Text> labels,
        List<Taint> taints,
        List<Taint> startupTaints,
        @Nullable Cpu cpu,
        @Nullable Memory memory,
        @Nullable Count weight,
        Disruption disruption,
        List<Budget> budgets) {

    /**
     * What nodes are like.
     *
     * @param label by which label
     * @param operator how its value is compared
     * @param values with what
     */
    record Requirement(NodeLabel label, String operator, List<Text> values) {}

    /**
     * When nodes are taken away.
     *
     * @param consolidation to save money
     * @param after how long they have been candidates by then
     * @param expireAfter at which age, null for 720 hours
     * @param gracePeriod after which pods no longer hold them up, null for never
     */
    record Disruption(
            Consolidation consolidation,
            Span after,
            @Nullable Span expireAfter,
            @Nullable Span gracePeriod) {}

    /**
     * How many nodes are taken away at a time.
     *
     * @param nodes how many, or which share
     * @param schedule when the budget begins to hold, null for always
     * @param duration for how long it then holds
     */
    record Budget(
            CountOrPercent nodes,
            @Nullable Text schedule,
            @Nullable Span duration) {}

    NodePool {
        requirements = List.copyOf(requirements);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        taints = List.copyOf(taints);
        startupTaints = List.copyOf(startupTaints);
        budgets = List.copyOf(budgets);
    }
}
