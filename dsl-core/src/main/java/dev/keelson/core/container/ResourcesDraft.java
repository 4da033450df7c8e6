package dev.keelson.core.container;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;

/**
 * The words inside {@code resources(r -> …)}: what the main container asks of its node.
 *
 * @since 0.1.0
 */
public final class ResourcesDraft extends Draft {
    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Cpu> cpuLimit = slot("cpuLimit");
    private final Slot<Memory> memory = slot("memory");
    private final Slot<Memory> memoryLimit = slot("memoryLimit");
    private final Slot<Storage> ephemeralStorage = slot("ephemeralStorage");

    ResourcesDraft(Scope scope) {
        super(scope);
    }

    /** Asks for processor time, {@code requests.cpu}. Without a limit the container may use what is idle. */
    public ResourcesDraft cpu(Cpu request) {
        cpu.set(request);
        return this;
    }

    /** Caps processor time, {@code limits.cpu}. No cap by default, because a cap slows a container on an idle node. */
    public ResourcesDraft cpuLimit(Cpu limit) {
        cpuLimit.set(limit);
        return this;
    }

    /** Asks for memory and caps it there, {@code requests.memory} and {@code limits.memory}. */
    public ResourcesDraft memory(Memory requestAndLimit) {
        memory.set(requestAndLimit);
        return this;
    }

    /** Caps memory above what was asked for, {@code limits.memory}. */
    public ResourcesDraft memoryLimit(Memory limit) {
        memoryLimit.set(limit);
        return this;
    }

    /** Asks for and caps what is written outside volumes, {@code ephemeral-storage}. */
    public ResourcesDraft ephemeralStorage(Storage requestAndLimit) {
        ephemeralStorage.set(requestAndLimit);
        return this;
    }

    void inherit(ResourcesDraft weaker) {
        cpu.inherit(weaker.cpu);
        cpuLimit.inherit(weaker.cpuLimit);
        memory.inherit(weaker.memory);
        memoryLimit.inherit(weaker.memoryLimit);
        ephemeralStorage.inherit(weaker.ephemeralStorage);
    }

    ResourceNeeds build() {
        return new ResourceNeeds(
                Slot.bind(cpu, ValueType.CPU),
                Slot.bind(cpuLimit, ValueType.CPU),
                Slot.bind(memory, ValueType.MEMORY),
                Slot.bind(memoryLimit, ValueType.MEMORY),
                Slot.bind(ephemeralStorage, ValueType.STORAGE));
    }
}
