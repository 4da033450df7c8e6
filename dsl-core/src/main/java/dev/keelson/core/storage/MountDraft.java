package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;

/**
 * The words inside {@code mount(directory, claim, m -> …)}: how a container mounts a claim of its namespace.
 *
 * @since 0.1.0
 */
public final class MountDraft extends Draft {
    private final Slot<String> subPath = slot("subPath");
    private final Slot<Boolean> readOnly = slot("readOnly");

    MountDraft(Scope scope) {
        super(scope);
    }

    /** Mounts one directory of the volume instead of all of it, {@code volumeMounts[].subPath}. */
    public MountDraft subPath(String directory) {
        subPath.set(directory);
        return this;
    }

    /** Refuses the container to write there, {@code volumeMounts[].readOnly}. */
    public MountDraft readOnly() {
        readOnly.set(true);
        return this;
    }

    Mount applied(Mount mount) {
        return new Mount(mount.volume(), mount.path(), readOnly.value() != null, subPath.value(), mount.origin());
    }
}
