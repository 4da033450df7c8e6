package dev.keelson.core.scaling.vertical;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.token.Component;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component whose requests follow what it uses, {@code VerticalPodAutoscaler}.
 *
 * @param component which one
 * @param kind the kind of its workload
 * @param container the container whose requests are meant; those of all others stay as they are
 * @param mode when the recommendation is given to pods
 * @param minimum the least that is recommended, null for no bound
 * @param maximum the most that is recommended, null for no bound
 * @param controls what is recommended, empty for all
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record VerticalScaling(
        Component component,
        String kind,
        String container,
        VerticalScalingMode mode,
        @Nullable Bound minimum,
        @Nullable Bound maximum,
        List<ScaledResource> controls,
        ModelPath path,
        Origin origin) {

    /**
     * A bound of what is recommended.
     *
     * @param cpu of processor time
     * @param memory of memory
     */
    public record Bound(Cpu cpu, Memory memory) {}

    /** Keeps the resources from changing. */
    public VerticalScaling {
        controls = List.copyOf(controls);
    }
}
