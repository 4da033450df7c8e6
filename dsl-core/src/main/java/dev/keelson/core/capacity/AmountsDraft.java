package dev.keelson.core.capacity;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code containerDefault(r -> …)} and its like: an amount of each resource.
 *
 * @since 0.1.0
 */
public final class AmountsDraft extends Draft {
    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Memory> memory = slot("memory");
    private final Slot<Storage> ephemeralStorage = slot("ephemeralStorage");

    AmountsDraft(Scope scope) {
        super(scope);
    }

    /** Processor time, {@code cpu}. */
    public AmountsDraft cpu(Cpu amount) {
        cpu.set(amount);
        return this;
    }

    /** Memory, {@code memory}. */
    public AmountsDraft memory(Memory amount) {
        memory.set(amount);
        return this;
    }

    /** What is written outside volumes, {@code ephemeral-storage}. */
    public AmountsDraft ephemeralStorage(Storage amount) {
        ephemeralStorage.set(amount);
        return this;
    }

    Map<String, Scalar> build() {
        Map<String, Scalar> amounts = new LinkedHashMap<>();
        put(amounts, "cpu", Slot.bind(cpu, ValueType.CPU));
        put(amounts, "memory", Slot.bind(memory, ValueType.MEMORY));
        put(amounts, "ephemeral-storage", Slot.bind(ephemeralStorage, ValueType.STORAGE));
        return amounts;
    }

    private static void put(Map<String, Scalar> amounts, String resource, @Nullable Scalar amount) {
        if (amount != null) {
            amounts.put(resource, amount);
        }
    }
}
