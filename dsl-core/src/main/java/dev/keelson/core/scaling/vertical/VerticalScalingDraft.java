package dev.keelson.core.scaling.vertical;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.extension.Model;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.vertical.VerticalScaling.Bound;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.ValueType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code verticalScaling(v -> …)}: what the main container asks for follows what it used in the last days.
 * The cluster needs the VerticalPodAutoscaler. Limits keep their ratio to the requests; containers that others put beside
 * the main one stay as they are.
 *
 * @since 0.1.0
 */
public final class VerticalScalingDraft extends Draft {
    private final Slot<VerticalScalingMode> mode = slot("mode");
    private final Slot<Bound> minimum = slot("minimum");
    private final Slot<Bound> maximum = slot("maximum");
    private final Slot<List<ScaledResource>> controls = slot("controls");

    /** A draft of the scaling of that workload's scope. */
    public VerticalScalingDraft(Scope scope) {
        super(scope);
    }

    /**
     * When the recommendation is given to pods, {@code updateMode}. Default: never, it is only written down.
     *
     * <p>Finding: {@code competing-scalers}.
     */
    public VerticalScalingDraft mode(VerticalScalingMode when) {
        mode.set(when);
        return this;
    }

    /**
     * Recommends no less, {@code minAllowed}. No bound by default.
     *
     * <p>Findings: {@code vertical-bounds}, {@code request-outside-bounds}.
     */
    public VerticalScalingDraft minimum(Cpu cpu, Memory memory) {
        minimum.set(bound(cpu, memory));
        return this;
    }

    /**
     * Recommends no more, {@code maxAllowed}. No bound by default.
     *
     * <p>Findings: {@code vertical-bounds}, {@code request-outside-bounds}.
     */
    public VerticalScalingDraft maximum(Cpu cpu, Memory memory) {
        maximum.set(bound(cpu, memory));
        return this;
    }

    /** Recommends these alone, {@code controlledResources}. Default: processor time and memory. */
    public VerticalScalingDraft controls(ScaledResource... resources) {
        controls.set(resources == null ? null : Arrays.asList(resources));
        return this;
    }

    /** Adds the scaling of a component whose workload has that kind and main container to the model, where it was said. */
    public void build(Component component, String kind, String container, Model.Builder model) {
        if (!isSaid()) {
            return;
        }
        Placed<VerticalScalingMode> chosen = mode.orElse(VerticalScalingMode.OFF, VerticalScalingMode.OFF.toString())
                .get()
                .orElseThrow();
        List<ScaledResource> controlled = controls.value();
        model.add(new VerticalScaling(
                component,
                kind,
                container,
                scope().bind(mode.path(), chosen.value(), chosen.origin()),
                bound(minimum),
                bound(maximum),
                controlled == null ? List.of() : controlled,
                scope().path(),
                scope().origin()));
    }

    private @Nullable Bound bound(Slot<Bound> slot) {
        Placed<Bound> placed = slot.get().orElse(null);
        if (placed == null) {
            return null;
        }
        ModelPath path = slot.path();
        return new Bound(
                scope().bind(path.child("cpu"), placed.value().cpu(), ValueType.CPU, Bounds.NONE, placed.origin()),
                scope().bind(
                                path.child("memory"),
                                placed.value().memory(),
                                ValueType.MEMORY,
                                Bounds.NONE,
                                placed.origin()));
    }

    private static @Nullable Bound bound(@Nullable Cpu cpu, @Nullable Memory memory) {
        return cpu == null || memory == null ? null : new Bound(cpu, memory);
    }
}
