package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import java.util.Optional;

/**
 * The words inside {@code claim(name, size, c -> …)}: a volume that each pod of a stateful set gets for itself.
 *
 * @since 0.1.0
 */
public final class ClaimDraft extends Draft {
    private final String name;
    private final Placed<Storage> size;
    private final Slot<String> mountedAt = slot("mountedAt");
    private final Slot<Text> storageClass = slot("storageClass");
    private final Slot<AccessMode> accessMode = slot("accessMode");

    ClaimDraft(Scope scope, String name, Storage size) {
        super(scope);
        this.name = name;
        this.size = new Placed<>(size, scope.origin());
    }

    /** Mounts the volume in the main container, {@code volumeMounts[].mountPath}. */
    public ClaimDraft mountedAt(String directory) {
        mountedAt.set(directory);
        return this;
    }

    /** Asks for a storage class, {@code storageClassName}. By default the cluster chooses. */
    public ClaimDraft storageClass(String className) {
        return storageClass(Text.of(className));
    }

    /** Asks for a storage class, {@code storageClassName}. By default the cluster chooses. */
    public ClaimDraft storageClass(Text className) {
        storageClass.set(className);
        return this;
    }

    /** Says who may mount it, {@code accessModes}. Default: {@code ReadWriteOnce}. */
    public ClaimDraft accessMode(AccessMode mode) {
        accessMode.set(mode);
        return this;
    }

    Claim build() {
        Placed<AccessMode> mode = accessMode
                .orElse(AccessMode.READ_WRITE_ONCE, AccessMode.READ_WRITE_ONCE.toString())
                .get()
                .orElseThrow();
        return new Claim(
                name,
                scope().bind(scope().path().child("size"), size.value(), ValueType.STORAGE, Bounds.NONE, size.origin()),
                Slot.bind(storageClass, ValueType.TEXT),
                scope().bind(accessMode.path(), mode.value(), mode.origin()),
                scope().path(),
                scope().origin());
    }

    Optional<Mount> mount() {
        return mountedAt.get().map(placed -> new Mount(name, placed.value(), false, null, placed.origin()));
    }
}
