package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import java.util.Optional;

/**
 * The words inside {@code sharedVolume(name, v -> …)}: where a container mounts a volume of its pod that another container
 * declares.
 *
 * @since 0.1.0
 */
public final class SharedVolumeDraft extends Draft {
    private final String name;
    private final Slot<String> mountedAt = slot("mountedAt");
    private final Slot<String> subPath = slot("subPath");
    private final Slot<Boolean> readOnly = slot("readOnly");

    SharedVolumeDraft(Scope scope, String name) {
        super(scope);
        this.name = name;
    }

    /** Mounts the volume there, {@code volumeMounts[].mountPath}. */
    public SharedVolumeDraft mountedAt(String directory) {
        mountedAt.set(directory);
        return this;
    }

    /** Mounts one directory of the volume instead of all of it, {@code volumeMounts[].subPath}. */
    public SharedVolumeDraft subPath(String directory) {
        subPath.set(directory);
        return this;
    }

    /** Refuses the container to write there, {@code volumeMounts[].readOnly}. */
    public SharedVolumeDraft readOnly() {
        readOnly.set(true);
        return this;
    }

    Optional<Mount> mount() {
        return mountedAt
                .get()
                .map(placed ->
                        new Mount(name, placed.value(), readOnly.value() != null, subPath.value(), placed.origin()));
    }
}
