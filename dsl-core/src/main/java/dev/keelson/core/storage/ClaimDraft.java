package dev.keelson.core.storage;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.value.Storage;
import java.util.Optional;

/**
 * The words inside {@code claim(name, size, c -> …)}: a volume that each pod of a stateful set gets for itself.
 *
 * @since 0.1.0
 */
public final class ClaimDraft extends VolumeClaimDraft<ClaimDraft> {
    private final String name;
    private final Slot<String> mountedAt = slot("mountedAt");

    ClaimDraft(Scope scope, String name, Storage size) {
        super(scope, name, size);
        this.name = name;
    }

    /** Mounts the volume in the main container, {@code volumeMounts[].mountPath}. */
    public ClaimDraft mountedAt(String directory) {
        mountedAt.set(directory);
        return this;
    }

    Optional<Mount> mount() {
        return mountedAt.get().map(placed -> new Mount(name, placed.value(), false, null, placed.origin()));
    }

    @Override
    protected ClaimDraft self() {
        return this;
    }
}
