package dev.keelson.core.workload.words;

import dev.keelson.core.availability.DisruptionsDraft;
import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.pod.Pod;
import dev.keelson.core.scaling.HorizontalScalingDraft;
import dev.keelson.core.scaling.ScalingRules;
import dev.keelson.core.scaling.vertical.VerticalScalingDraft;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.storage.Claim;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.PortNumber;
import dev.keelson.core.value.ValueType;
import dev.keelson.core.workload.Shape;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words of workloads of which there can be more or fewer pods.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
public abstract class ScalableDraft<S extends ScalableDraft<S>> extends ServingDraft<S> {
    private final Slot<Count> replicas = slot("replicas");
    private @Nullable AdoptedDraft adopted;
    private final HorizontalScalingDraft horizontal = new HorizontalScalingDraft(inner("horizontalScaling"));
    private final VerticalScalingDraft vertical = new VerticalScalingDraft(inner("verticalScaling"));
    private final DisruptionsDraft disruptions = new DisruptionsDraft(inner("disruptions"));

    ScalableDraft(Scope scope) {
        super(scope);
    }

    /**
     * How many pods run, {@code spec.replicas}. Default: 1; not written where {@link #horizontalScaling} is said.
     *
     * <p>Findings: {@code replicas-and-scaling}, {@code single-replica}.
     */
    public S replicas(int number) {
        return replicas(Count.of(number));
    }

    /** How many pods run, {@code spec.replicas}, see {@link #replicas(int)}. */
    public S replicas(Count number) {
        replicas.set(number);
        return self();
    }

    /** Starts with what a manifest says. */
    final void adopt(AdoptedDraft manifest) {
        adopted = manifest;
    }

    /** Takes what the manifest says that neither the component nor the platform's defaults do. */
    @Override
    final void inheritAdopted() {
        if (adopted != null) {
            inheritWords(adopted);
            if (!horizontal.isSaid()) {
                replicas.inherit(adopted.replicas());
            }
            service().inherit(adopted.service());
            container().image().orElse(ValueType.placeholderImage(), "none");
        }
    }

    @Override
    public final @Nullable PortNumber numberOf(Port port) {
        PortNumber read = adopted == null ? null : service().numberOf(port, adopted.service());
        return read == null ? super.numberOf(port) : read;
    }

    final Slot<Count> replicas() {
        return replicas;
    }

    /**
     * Lets the number of pods follow what is measured, {@code HorizontalPodAutoscaler}. The workload then says no
     * {@code replicas}, because each apply would set them back.
     *
     * <p>Findings: {@code replicas-and-scaling}, {@code incomplete-scaling}.
     */
    public S horizontalScaling(Consumer<? super HorizontalScalingDraft> words) {
        open("horizontalScaling", horizontal, words);
        return self();
    }

    /**
     * Lets what the main container asks for follow what it used, {@code VerticalPodAutoscaler}. By default the
     * recommendation is only written down.
     *
     * <p>Finding: {@code competing-scalers}.
     */
    public S verticalScaling(Consumer<? super VerticalScalingDraft> words) {
        open("verticalScaling", vertical, words);
        return self();
    }

    /**
     * Limits how many pods are evicted at a time, {@code PodDisruptionBudget}. No limit by default.
     *
     * <p>Findings: {@code no-disruption-budget}, {@code budget-without-room}, {@code update-below-budget}.
     */
    public S disruptions(Consumer<? super DisruptionsDraft> words) {
        open("disruptions", disruptions, words);
        return self();
    }

    @Override
    void inheritWords(WorkloadDraft<?> weaker) {
        super.inheritWords(weaker);
        if (weaker instanceof DefaultsDraft defaults) {
            disruptions.inherit(defaults.disruptions());
        }
    }

    /** The number of pods, null where scaling decides it. */
    final @Nullable Count boundReplicas() {
        if (!horizontal.isSaid()) {
            return Slot.bind(replicas.orElse(Count.of(1), "1"), ValueType.COUNT, Bounds.between(0, 10_000));
        }
        replicas.get().ifPresent(placed -> scope().run()
                .problems()
                .add(Finding.of(
                                ScalingRules.REPLICAS_AND_SCALING,
                                replicas.path(),
                                placed.origin(),
                                "The " + scope().title() + " has a number of replicas and is scaled"
                                        + " automatically, so that each apply sets back what the scaling decided.",
                                "Leave replicas(…) out; between(…) says how many run at least.")
                        .also("scaled here", horizontal.scope().origin())));
        return null;
    }

    /** Adds the workload, its services and what keeps it available to the model. */
    final void buildScalable(Component component, Shape shape, List<Claim> claims, Model.Builder model) {
        Pod pod = build(component, shape, claims, model);
        serve(component, pod, shape instanceof Shape.Stateful, model);
        horizontal.build(component, shape.kind(), model);
        vertical.build(component, shape.kind(), pod.main().name(), model);
        disruptions.build(component, model);
    }
}
