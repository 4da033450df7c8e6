package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;
import java.util.Optional;

/**
 * The words inside {@code emptyDir(name, e -> …)}: a directory that lives as long as its pod.
 *
 * @since 0.1.0
 */
public final class EmptyDirDraft extends Draft {
    private final String name;
    private final Slot<String> mountedAt = slot("mountedAt");
    private final Slot<Storage> sizeLimit = slot("sizeLimit");
    private final Slot<Boolean> inMemory = slot("inMemory");

    EmptyDirDraft(Scope scope, String name) {
        super(scope);
        this.name = name;
    }

    /** Mounts the directory in the main container, {@code volumeMounts[].mountPath}. */
    public EmptyDirDraft mountedAt(String directory) {
        mountedAt.set(directory);
        return this;
    }

    /** Caps what it may hold, {@code emptyDir.sizeLimit}; a pod that writes more is evicted. No cap by default. */
    public EmptyDirDraft sizeLimit(Storage limit) {
        sizeLimit.set(limit);
        return this;
    }

    /** Keeps it in memory, {@code emptyDir.medium: Memory}; it counts against the container's memory limit. */
    public EmptyDirDraft inMemory() {
        inMemory.set(true);
        return this;
    }

    Volume build() {
        return new Volume.EmptyDir(name, Slot.bind(sizeLimit, ValueType.STORAGE), inMemory.value() != null);
    }

    Optional<Mount> mount() {
        return mountedAt.get().map(placed -> new Mount(name, placed.value(), false, null, placed.origin()));
    }
}
