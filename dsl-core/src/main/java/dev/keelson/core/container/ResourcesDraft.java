package dev.keelson.core.container;

import dev.keelson.core.adoption.ManifestField;
import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;
import java.util.Optional;

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

    /** A manifest that only caps a resource asks for as much, as the API server would read it. */
    void adopt(ManifestField resources) {
        adopt(resources, "cpu", ValueType.CPU, cpu, cpuLimit);
        adopt(resources, "memory", ValueType.MEMORY, memory, memoryLimit);
        String limit = resources.peek("limits", "ephemeral-storage");
        resources
                .at("requests", "ephemeral-storage")
                .or(() -> resources.at("limits", "ephemeral-storage"))
                .ifPresent(field -> {
                    String amount = field.text().orElse("");
                    ephemeralStorage.adopt(ValueType.STORAGE.of(ValueType.STORAGE.read(amount)), field.origin());
                    if (amount.equals(limit)) {
                        resources.text("limits", "ephemeral-storage");
                    }
                });
    }

    private static <S extends Scalar> void adopt(
            ManifestField resources, String name, ValueType<S> type, Slot<S> request, Slot<S> limit) {
        Optional<ManifestField> capped = resources.at("limits", name);
        Optional<ManifestField> asked = resources.at("requests", name).or(() -> capped);
        asked.ifPresent(
                field -> field.text().ifPresent(amount -> request.adopt(type.of(type.read(amount)), field.origin())));
        String same = asked.map(ManifestField::peek).orElse("");
        capped.ifPresent(field -> field.text()
                // The word for memory asks and caps at once, that for processor time only asks.
                .filter(amount -> type == ValueType.CPU || !amount.equals(same))
                .ifPresent(amount -> limit.adopt(type.of(type.read(amount)), field.origin())));
    }

    void inherit(ResourcesDraft weaker) {
        cpu.inherit(weaker.cpu);
        cpuLimit.inherit(weaker.cpuLimit);
        memory.inherit(weaker.memory);
        memoryLimit.inherit(weaker.memoryLimit);
        ephemeralStorage.inherit(weaker.ephemeralStorage);
    }

    void orElse(Cpu libraryCpu, Memory libraryMemory) {
        cpu.orElse(libraryCpu, ValueType.described(libraryCpu));
        memory.orElse(libraryMemory, ValueType.described(libraryMemory));
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
