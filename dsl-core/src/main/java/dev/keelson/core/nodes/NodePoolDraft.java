package dev.keelson.core.nodes;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Items;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.placement.NodeLabel;
import dev.keelson.core.placement.Taint;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.Names;
import dev.keelson.core.token.NodePoolRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.CountOrPercent;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code Karpenter.nodePool(name, nodeClass, n -> …)}: which nodes Karpenter may add and when it takes
 * them away, kind {@code NodePool} of {@code karpenter.sh/v1}.
 *
 * @since 0.1.0
 */
public final class NodePoolDraft extends Draft {
    private static final Bounds SECONDS = Bounds.fromSeconds(0);

    private record Wanted(NodeLabel label, String operator, List<Text> values) {}

    private record Away(
            CountOrPercent nodes,
            @Nullable Text schedule,
            @Nullable Span duration) {}

    private final NodePoolRef pool;
    private final NodeClass nodeClass;
    private final Items<Wanted> requirements = items("requirements");
    private final Entries<String, Text> labels = entries("labels", "label");
    private final Items<Taint> taints = items("taints");
    private final Items<Taint> startupTaints = items("startupTaints");
    private final Slot<Cpu> cpuLimit = slot("cpuLimit");
    private final Slot<Memory> memoryLimit = slot("memoryLimit");
    private final Slot<Count> weight = slot("weight");
    private final Slot<Consolidation> consolidation = slot("consolidation");
    private final Slot<Span> consolidateAfter = slot("consolidateAfter");
    private final Slot<Span> expireAfter = slot("expireAfter");
    private final Slot<Span> gracePeriod = slot("terminationGracePeriod");
    private final Items<Away> budgets = items("disruptionBudget");

    NodePoolDraft(Scope scope, NodePoolRef pool, NodeClass nodeClass) {
        super(scope);
        this.pool = pool;
        this.nodeClass = nodeClass;
    }

    /** Asks for nodes whose label has one of these values, operator {@code In}. */
    public NodePoolDraft requirement(NodeLabel label, String... values) {
        return wanted(label, "In", Arrays.stream(values).map(Text::of).toList());
    }

    /** Asks for nodes whose label has none of these values, operator {@code NotIn}. */
    public NodePoolDraft exclusion(NodeLabel label, String... values) {
        return wanted(label, "NotIn", Arrays.stream(values).map(Text::of).toList());
    }

    /** Asks for nodes whose label is a number greater than that, operator {@code Gt}. */
    public NodePoolDraft moreThan(NodeLabel label, Count number) {
        return wanted(label, "Gt", number == null ? null : List.of(Text.of(number)));
    }

    /** Asks for nodes whose label is a number less than that, operator {@code Lt}. */
    public NodePoolDraft lessThan(NodeLabel label, Count number) {
        return wanted(label, "Lt", number == null ? null : List.of(Text.of(number)));
    }

    private NodePoolDraft wanted(NodeLabel label, String operator, @Nullable List<Text> values) {
        requirements.add(label == null || values == null ? null : new Wanted(label, operator, values));
        return this;
    }

    /** Gives its nodes a label, {@code template.metadata.labels}. */
    public NodePoolDraft label(String key, String value) {
        labels.put(key, value == null ? null : Text.of(value));
        return this;
    }

    /** Keeps pods off its nodes that do not tolerate it, {@code taints}. */
    public NodePoolDraft taint(Taint keepOff) {
        taints.add(keepOff);
        return this;
    }

    /** Keeps pods off a new node until somebody takes the taint away, {@code startupTaints}. */
    public NodePoolDraft startupTaint(Taint keepOff) {
        startupTaints.add(keepOff);
        return this;
    }

    /** How much processor time its nodes may have together, {@code limits.cpu}. No limit by default. */
    public NodePoolDraft cpuLimit(Cpu most) {
        cpuLimit.set(most);
        return this;
    }

    /** How much memory its nodes may have together, {@code limits.memory}. No limit by default. */
    public NodePoolDraft memoryLimit(Memory most) {
        memoryLimit.set(most);
        return this;
    }

    /** Which of several fitting pools is asked first, {@code weight} from 1 to 100, the highest first. */
    public NodePoolDraft weight(int number) {
        return weight(Count.of(number));
    }

    /** Which of several fitting pools is asked first, {@code weight} from 1 to 100, the highest first. */
    public NodePoolDraft weight(Count number) {
        weight.set(number);
        return this;
    }

    /** Which nodes are taken away to save money. Default: {@code WhenEmptyOrUnderutilized}, at once. */
    public NodePoolDraft consolidate(Consolidation policy, Duration after) {
        return consolidate(policy, after == null ? null : Span.of(after));
    }

    /** Which nodes are taken away to save money. Default: {@code WhenEmptyOrUnderutilized}, at once. */
    public NodePoolDraft consolidate(Consolidation policy, @Nullable Span after) {
        consolidation.set(policy);
        consolidateAfter.set(after);
        return this;
    }

    /** At which age a node is replaced, {@code expireAfter}. Default: 720 hours, as Karpenter has it. */
    public NodePoolDraft expireAfter(Duration age) {
        return expireAfter(Span.of(age));
    }

    /** At which age a node is replaced, {@code expireAfter}. Default: 720 hours, as Karpenter has it. */
    public NodePoolDraft expireAfter(Span age) {
        expireAfter.set(age);
        return this;
    }

    /**
     * How long pods and their disruption budgets may hold up a node that is to go, {@code terminationGracePeriod}. By
     * default for as long as they like.
     */
    public NodePoolDraft terminationGracePeriod(Duration longest) {
        return terminationGracePeriod(Span.of(longest));
    }

    /**
     * How long pods and their disruption budgets may hold up a node that is to go, {@code terminationGracePeriod}. By
     * default for as long as they like.
     */
    public NodePoolDraft terminationGracePeriod(Span longest) {
        gracePeriod.set(longest);
        return this;
    }

    /** How many nodes may go at a time, {@code disruption.budgets}. Default: 10%. The strictest of several holds. */
    public NodePoolDraft disruptionBudget(CountOrPercent nodes) {
        budgets.add(nodes == null ? null : new Away(nodes, null, null));
        return this;
    }

    /**
     * How many nodes may go at a time in some hours, {@code disruption.budgets}.
     *
     * @param nodes how many, or which share
     * @param schedule when these hours begin, five cron fields in UTC
     * @param duration how long they last, in minutes or hours
     */
    public NodePoolDraft disruptionBudget(CountOrPercent nodes, String schedule, Span duration) {
        budgets.add(
                nodes == null || schedule == null || duration == null
                        ? null
                        : new Away(nodes, Text.of(schedule), duration));
        return this;
    }

    NodePool build() {
        Placed<Consolidation> policy = consolidation
                .orElse(Consolidation.WHEN_EMPTY_OR_UNDERUTILIZED, Consolidation.WHEN_EMPTY_OR_UNDERUTILIZED.toString())
                .get()
                .orElseThrow();
        return new NodePool(
                pool,
                nodeClass,
                bound(requirements),
                boundLabels(),
                sound(taints),
                sound(startupTaints),
                Slot.bind(cpuLimit, ValueType.CPU),
                Slot.bind(memoryLimit, ValueType.MEMORY),
                Slot.bind(weight, ValueType.COUNT, Bounds.between(1, 100)),
                new NodePool.Disruption(
                        scope().bind(consolidation.path(), policy.value(), policy.origin()),
                        Objects.requireNonNull(
                                Slot.bind(consolidateAfter.orElse(Span.seconds(0), "0s"), ValueType.SPAN, SECONDS),
                                "the library has a default"),
                        Slot.bind(expireAfter, ValueType.SPAN, SECONDS),
                        Slot.bind(gracePeriod, ValueType.SPAN, SECONDS)),
                boundBudgets());
    }

    private List<NodePool.Requirement> bound(Items<Wanted> wanted) {
        return wanted.get().stream()
                .map(placed -> {
                    Wanted each = placed.value();
                    report(each.label().defects(), wanted.path());
                    return new NodePool.Requirement(
                            each.label(),
                            each.operator(),
                            each.values().stream()
                                    .map(value ->
                                            scope().checked(wanted.path(), value, ValueType.TEXT, placed.origin()))
                                    .toList());
                })
                .toList();
    }

    private List<Taint> sound(Items<Taint> said) {
        return said.get().stream()
                .map(Placed::value)
                .peek(taint -> report(taint.defects(), said.path()))
                .toList();
    }

    private Map<String, Text> boundLabels() {
        Map<String, Text> bound = new LinkedHashMap<>();
        labels.get().forEach((key, placed) -> {
            ModelPath path = labels.path(key);
            report(Names.labelKey(key, placed.origin()), path);
            bound.put(
                    key,
                    scope().bind(
                                    path,
                                    placed.value(),
                                    ValueType.TEXT,
                                    Bounds.of(Characters.LABEL_VALUE),
                                    placed.origin()));
        });
        return bound;
    }

    private List<NodePool.Budget> boundBudgets() {
        List<NodePool.Budget> bound = new ArrayList<>();
        budgets.get().forEach(placed -> {
            Away away = placed.value();
            ModelPath path = budgets.path();
            CountOrPercent nodes = away.nodes() instanceof Percent percent
                    ? scope().checked(path, percent, ValueType.PERCENT, placed.origin())
                    : scope().checked(path, (Count) away.nodes(), ValueType.COUNT, placed.origin());
            Text schedule = away.schedule();
            Span duration = away.duration();
            bound.add(new NodePool.Budget(
                    nodes,
                    schedule == null ? null : scope().checked(path, schedule, ValueType.TEXT, placed.origin()),
                    duration == null ? null : scope().checked(path, duration, ValueType.SPAN, placed.origin())));
        });
        return bound;
    }

    private void report(List<Defect> defects, ModelPath path) {
        defects.forEach(defect -> scope().run().problems().add(defect, path));
    }
}
