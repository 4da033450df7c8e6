package dev.keelson.istio.mesh;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.membership.MeshFacts.WaypointNeeds;
import java.util.Objects;

/**
 * The words inside {@code m.waypoint(w -> …)}: what the waypoint of each namespace needs that has one.
 *
 * <table>
 *   <caption>Defaults</caption>
 *   <tr><th>word</th><th>default</th></tr>
 *   <tr><td>{@code scaling}</td><td>2 to 5 pods</td></tr>
 *   <tr><td>{@code cpu}, {@code memory}</td><td>100m, 256Mi</td></tr>
 * </table>
 *
 * @since 0.1.0
 */
public final class WaypointDraft extends Draft {
    /** What a waypoint needs of which nothing is said. */
    static final WaypointNeeds USUAL = new WaypointNeeds(Cpu.millis(100), Memory.mib(256), Count.of(2), Count.of(5));

    private static final Bounds PODS = Bounds.between(1, 100);

    private final Slot<Count> minimum = slot("minimum");
    private final Slot<Count> maximum = slot("maximum");
    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Memory> memory = slot("memory");

    WaypointDraft(Scope scope) {
        super(scope);
    }

    /** How many pods there are, {@code minReplicas} and {@code maxReplicas} of its autoscaler. Default: 2 to 5. */
    public WaypointDraft scaling(int least, int most) {
        return scaling(Count.of(least), Count.of(most));
    }

    /** How many pods there are, {@code minReplicas} and {@code maxReplicas} of its autoscaler. Default: 2 to 5. */
    public WaypointDraft scaling(Count least, Count most) {
        minimum.set(least);
        maximum.set(most);
        return this;
    }

    /** Processor time that is kept for each pod, {@code resources.requests.cpu}. Default: 100m. */
    public WaypointDraft cpu(Cpu request) {
        cpu.set(request);
        return this;
    }

    /** The memory that each pod has, {@code resources}, request and limit alike. Default: 256Mi. */
    public WaypointDraft memory(Memory amount) {
        memory.set(amount);
        return this;
    }

    WaypointNeeds build() {
        return new WaypointNeeds(
                Objects.requireNonNull(Slot.bind(cpu.orElse(USUAL.cpu(), "100m"), ValueType.CPU)),
                Objects.requireNonNull(Slot.bind(memory.orElse(USUAL.memory(), "256Mi"), ValueType.MEMORY)),
                Objects.requireNonNull(Slot.bind(minimum.orElse(USUAL.minimum(), "2"), ValueType.COUNT, PODS)),
                Objects.requireNonNull(Slot.bind(maximum.orElse(USUAL.maximum(), "5"), ValueType.COUNT, PODS)));
    }
}
