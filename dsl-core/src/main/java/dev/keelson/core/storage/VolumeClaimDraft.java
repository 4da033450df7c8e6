package dev.keelson.core.storage;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Placed;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.setting.Characters;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The words that every claim has.
 *
 * @param <S> the draft itself, so that words can be chained
 * @since 0.1.0
 */
@SuppressWarnings("this-escape") // the places of words keep the scope alone
public abstract class VolumeClaimDraft<S extends VolumeClaimDraft<S>> extends Draft {
    private record ClassName(Text name, @Nullable StorageClass token) {}

    private final String name;
    private final Placed<Storage> size;
    private final Slot<ClassName> storageClass = slot("storageClass");
    private final Slot<AccessMode> accessMode = slot("accessMode");
    private final Slot<DataSource> dataSource = slot("dataSource");

    /** The words of a claim of that name and size. */
    protected VolumeClaimDraft(Scope scope, String name, Storage size) {
        super(scope);
        this.name = name;
        this.size = new Placed<>(size, scope.origin());
    }

    /**
     * Asks for a storage class, {@code storageClassName}. By default the cluster chooses. Finding:
     * {@code undefined-storage-class}.
     */
    public S storageClass(StorageClass token) {
        storageClass.set(token == null ? null : new ClassName(token.written(), token));
        return self();
    }

    /** Asks for a storage class of the cluster, {@code storageClassName}. By default the cluster chooses. */
    public S storageClass(String className) {
        return storageClass(className == null ? null : Text.of(className));
    }

    /** Asks for a storage class of the cluster, {@code storageClassName}. By default the cluster chooses. */
    public S storageClass(@Nullable Text className) {
        storageClass.set(className == null ? null : new ClassName(className, null));
        return self();
    }

    /** Says who may mount it, {@code accessModes}. Default: {@code ReadWriteOnce}. Findings: {@code shared-claim}, {@code single-pod-claim}. */
    public S accessMode(AccessMode mode) {
        accessMode.set(mode);
        return self();
    }

    /**
     * Says what it holds at first, {@code dataSource}: a snapshot, to restore it, or a copy of another claim. Empty by
     * default. Finding: {@code undefined-claim}.
     */
    public S dataSource(DataSource content) {
        dataSource.set(content);
        return self();
    }

    /** {@return the draft itself} */
    protected abstract S self();

    /** {@return the claim, its scalars final} */
    public Claim build() {
        Placed<AccessMode> mode = accessMode
                .orElse(AccessMode.READ_WRITE_ONCE, AccessMode.READ_WRITE_ONCE.toString())
                .get()
                .orElseThrow();
        Placed<ClassName> chosen = storageClass.get().orElse(null);
        if (chosen != null && chosen.value().token() != null) {
            scope().run().use(chosen.value().token(), storageClass.path());
        }
        return new Claim(
                name,
                scope().bind(scope().path().child("size"), size.value(), ValueType.STORAGE, Bounds.NONE, size.origin()),
                chosen == null
                        ? scope().openText(
                                        storageClass.path(),
                                        Bounds.of(Characters.DNS_NAME),
                                        "Storage class of the volume; without one the cluster chooses.")
                        : scope().bind(
                                        storageClass.path(),
                                        chosen.value().name(),
                                        ValueType.TEXT,
                                        Bounds.NONE,
                                        chosen.origin()),
                chosen == null ? null : chosen.value().token(),
                scope().bind(accessMode.path(), mode.value(), mode.origin()),
                dataSource.get().map(this::boundSource).orElse(null),
                scope().path(),
                scope().origin());
    }

    private DataSource boundSource(Placed<DataSource> placed) {
        if (placed.value() instanceof DataSource.Snapshot snapshot) {
            return new DataSource.Snapshot(
                    scope().bind(dataSource.path(), snapshot.name(), ValueType.TEXT, Bounds.NONE, placed.origin()));
        }
        scope().run().use(((DataSource.Copy) placed.value()).source(), dataSource.path());
        return placed.value();
    }
}
