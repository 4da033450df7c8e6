package dev.keelson.core.scaling;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Entries;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Metric;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code horizontalScaling(h -> …)}: between which bounds the number of pods moves, and what moves it.
 * Of several metrics, the one that asks for most pods decides.
 *
 * @since 0.1.0
 */
public final class HorizontalScalingDraft extends Draft {
    private static final Bounds PODS = Bounds.between(1, 10_000);
    private static final Bounds SHARE = Bounds.between(1, 1_000);
    private static final Bounds VALUE = Bounds.from(1);

    private record Between(Count minimum, Count maximum) {}

    private record Described(DescribedObject object, MetricTarget target) {}

    private final Slot<Between> between = slot("between");
    private final Slot<Scalar> cpu = slot("cpu");
    private final Slot<Scalar> memory = slot("memory");
    private final Entries<String, Percent> containerCpu = entries("containerCpu");
    private final Entries<String, Percent> containerMemory = entries("containerMemory");
    private final Entries<Metric, Count> pods = entries("pods");
    private final Entries<Metric, Described> objects = entries("object");
    private final Entries<Metric, MetricTarget> external = entries("external");
    private final ScalingBehaviorDraft up = new ScalingBehaviorDraft(inner("scaleUp"));
    private final ScalingBehaviorDraft down = new ScalingBehaviorDraft(inner("scaleDown"));

    /** A draft of the scaling of that workload's scope. */
    public HorizontalScalingDraft(Scope scope) {
        super(scope);
    }

    /**
     * How many pods run at least and at most, {@code minReplicas} and {@code maxReplicas}; there is no default. Their paths
     * are {@code minimum} and {@code maximum}.
     *
     * <p>Findings: {@code scaling-bounds}, {@code fixed-scaling}, {@code single-replica}.
     */
    public HorizontalScalingDraft between(int minimum, int maximum) {
        return between(Count.of(minimum), Count.of(maximum));
    }

    /** How many pods run at least and at most, see {@link #between(int, int)}. */
    public HorizontalScalingDraft between(Count minimum, int maximum) {
        return between(minimum, Count.of(maximum));
    }

    /** How many pods run at least and at most, see {@link #between(int, int)}. */
    public HorizontalScalingDraft between(Count minimum, Count maximum) {
        between.set(range(minimum, maximum));
        return this;
    }

    /**
     * Scales by processor time, so that the pods use that share of what they asked for on average, {@code Utilization}.
     *
     * <p>Findings: {@code scaling-without-request}, {@code competing-scalers}.
     */
    public HorizontalScalingDraft cpu(Percent utilization) {
        cpu.set(utilization);
        return this;
    }

    /** Scales by processor time, so that the pods use that much on average, {@code AverageValue}. */
    public HorizontalScalingDraft cpu(Cpu average) {
        cpu.set(average);
        return this;
    }

    /**
     * Scales by memory, so that the pods use that share of what they asked for on average, {@code Utilization}. Only for
     * programs that give memory back.
     *
     * <p>Findings: {@code scaling-without-request}, {@code competing-scalers}.
     */
    public HorizontalScalingDraft memory(Percent utilization) {
        memory.set(utilization);
        return this;
    }

    /** Scales by memory, so that the pods use that much on average, {@code AverageValue}. */
    public HorizontalScalingDraft memory(Memory average) {
        memory.set(average);
        return this;
    }

    /**
     * Scales by the processor time of one container alone, {@code ContainerResource}: what a mesh proxy beside it uses
     * does not count.
     *
     * <p>Findings: {@code scaling-without-request}, {@code competing-scalers}.
     */
    public HorizontalScalingDraft containerCpu(String container, Percent utilization) {
        containerCpu.put(container, utilization);
        return this;
    }

    /**
     * Scales by the memory of one container alone, {@code ContainerResource}.
     *
     * <p>Findings: {@code scaling-without-request}, {@code competing-scalers}.
     */
    public HorizontalScalingDraft containerMemory(String container, Percent utilization) {
        containerMemory.put(container, utilization);
        return this;
    }

    /** Scales by what each pod reports of itself, so that it comes to that on average, {@code Pods}. */
    public HorizontalScalingDraft pods(Metric metric, int average) {
        return pods(metric, Count.of(average));
    }

    /** Scales by what each pod reports of itself, so that it comes to that on average, {@code Pods}. */
    public HorizontalScalingDraft pods(Metric metric, Count average) {
        pods.put(metric, average);
        return this;
    }

    /** Scales by what describes an object of the namespace, such as its ingress, {@code Object}. */
    public HorizontalScalingDraft object(Metric metric, DescribedObject object, MetricTarget target) {
        objects.put(metric, object == null || target == null ? null : new Described(object, target));
        return this;
    }

    /** Scales by what is measured outside the cluster, such as the length of a queue, {@code External}. */
    public HorizontalScalingDraft external(Metric metric, MetricTarget target) {
        external.put(metric, target);
        return this;
    }

    /** How fast pods come, {@code behavior.scaleUp}. */
    public HorizontalScalingDraft scaleUp(Consumer<? super ScalingBehaviorDraft> words) {
        open("scaleUp", up, words);
        return this;
    }

    /** How fast pods go, {@code behavior.scaleDown}. */
    public HorizontalScalingDraft scaleDown(Consumer<? super ScalingBehaviorDraft> words) {
        open("scaleDown", down, words);
        return this;
    }

    /** Adds the scaling of a component whose workload has that kind to the model, where it was said. */
    public void build(Component component, String kind, Model.Builder model) {
        if (!isSaid()) {
            return;
        }
        List<ScalingMetric> metrics = metrics();
        ScalingBehavior upwards = up.build();
        ScalingBehavior downwards = down.build();
        Placed<Between> range = between.get().orElse(null);
        if (range == null) {
            incomplete(
                    component + " is scaled, and nobody says between which bounds.",
                    "Say how many pods run at least and at most, between(2, 10).");
            return;
        }
        if (metrics.isEmpty()) {
            incomplete(
                    component + " is scaled, and nobody says by what.",
                    "Say for example cpu(Percent.of(70)), or by a metric of your own.");
        }
        model.add(new HorizontalScaling(
                component,
                kind,
                bound("minimum", range.value().minimum(), range.origin()),
                bound("maximum", range.value().maximum(), range.origin()),
                metrics,
                upwards,
                downwards,
                scope().path(),
                scope().origin()));
    }

    private void incomplete(String message, String fix) {
        if (scope().run().knowsAll(scope().path())) {
            scope().run()
                    .problems()
                    .add(ScalingRules.INCOMPLETE_SCALING, scope().path(), scope().origin(), message, fix);
        }
    }

    private Count bound(String word, Count number, Origin origin) {
        return scope().bind(scope().path().child(word), number, ValueType.COUNT, PODS, origin);
    }

    private List<ScalingMetric> metrics() {
        List<ScalingMetric> metrics = new ArrayList<>();
        resource(ScaledResource.CPU, cpu, metrics);
        resource(ScaledResource.MEMORY, memory, metrics);
        container(ScaledResource.CPU, containerCpu, metrics);
        container(ScaledResource.MEMORY, containerMemory, metrics);
        pods.get().forEach((metric, placed) -> {
            ModelPath path = used(metric, pods);
            metrics.add(new ScalingMetric.OfPods(metric, value(path, placed.value(), placed.origin())));
        });
        objects.get().forEach((metric, placed) -> {
            ModelPath path = used(metric, objects);
            Described described = placed.value();
            metrics.add(new ScalingMetric.OfObject(
                    metric, described.object(), target(path, described.target(), placed.origin())));
        });
        external.get().forEach((metric, placed) -> {
            ModelPath path = used(metric, external);
            metrics.add(new ScalingMetric.External(metric, target(path, placed.value(), placed.origin())));
        });
        return metrics;
    }

    private void resource(ScaledResource resource, Slot<Scalar> slot, List<ScalingMetric> metrics) {
        slot.get().ifPresent(placed -> metrics.add(new ScalingMetric.OfResource(resource, null, amount(slot, placed))));
    }

    private Scalar amount(Slot<Scalar> slot, Placed<Scalar> placed) {
        ModelPath path = slot.path();
        if (placed.value() instanceof Percent share) {
            return scope().bind(path, share, ValueType.PERCENT, SHARE, placed.origin());
        }
        return placed.value() instanceof Cpu cores
                ? scope().bind(path, cores, ValueType.CPU, Bounds.NONE, placed.origin())
                : scope().bind(path, (Memory) placed.value(), ValueType.MEMORY, Bounds.NONE, placed.origin());
    }

    private void container(ScaledResource resource, Entries<String, Percent> shares, List<ScalingMetric> metrics) {
        shares.get()
                .forEach((container, placed) -> metrics.add(new ScalingMetric.OfResource(
                        resource,
                        container,
                        scope().bind(
                                        shares.path(container),
                                        placed.value(),
                                        ValueType.PERCENT,
                                        SHARE,
                                        placed.origin()))));
    }

    private ModelPath used(Metric metric, Entries<Metric, ?> entries) {
        ModelPath path = entries.path(metric.toString());
        scope().run().use(metric, path);
        return path;
    }

    private MetricTarget target(ModelPath path, MetricTarget target, Origin origin) {
        return target.of(value(path, target.value(), origin));
    }

    private Count value(ModelPath path, Count value, Origin origin) {
        return scope().bind(path, value, ValueType.COUNT, VALUE, origin);
    }

    private static @Nullable Between range(@Nullable Count minimum, @Nullable Count maximum) {
        return minimum == null || maximum == null ? null : new Between(minimum, maximum);
    }
}
