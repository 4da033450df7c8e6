package dev.keelson.istio.controlplane;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many and how large: what istiod and gateways have in common. */
final class Sizes extends Draft {
    private static final Bounds SEVERAL = Bounds.between(2, 100);

    private final Slot<Boolean> single = slot("single");
    private final Slot<Count> minimum = slot("minimum");
    private final Slot<Count> maximum = slot("maximum");
    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Memory> memory = slot("memory");

    Sizes(Scope scope) {
        super(scope);
    }

    void single() {
        single.set(true);
    }

    void scaling(Count least, Count most) {
        minimum.set(least);
        maximum.set(most);
    }

    void cpu(Cpu request) {
        cpu.set(request);
    }

    void memory(Memory amount) {
        memory.set(amount);
    }

    @Nullable
    Scaling scaling() {
        if (single.value() != null) {
            return null;
        }
        minimum.orElse(Count.of(2), "2");
        maximum.orElse(Count.of(5), "5");
        return new Scaling(bound(minimum), bound(maximum));
    }

    private static Count bound(Slot<Count> slot) {
        return Objects.requireNonNull(Slot.bind(slot, ValueType.COUNT, SEVERAL));
    }

    Cpu cpuOr(Cpu usual, String text) {
        return Objects.requireNonNull(Slot.bind(cpu.orElse(usual, text), ValueType.CPU));
    }

    Memory memoryOr(Memory usual, String text) {
        return Objects.requireNonNull(Slot.bind(memory.orElse(usual, text), ValueType.MEMORY));
    }
}
