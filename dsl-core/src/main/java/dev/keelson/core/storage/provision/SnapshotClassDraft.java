package dev.keelson.core.storage.provision;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Text;

/**
 * The words inside {@code p.volumeSnapshotClass(token, driver, s -> …)}: how snapshots of volumes are made and kept.
 *
 * @since 0.1.0
 */
public final class SnapshotClassDraft extends Draft {
    private final VolumeSnapshotClass token;
    private final DriverParts parts;

    /** A draft of that class, whose snapshots that driver makes. */
    public SnapshotClassDraft(Scope scope, VolumeSnapshotClass token, Text driver) {
        super(scope);
        this.token = token;
        this.parts = new DriverParts(scope, "driver", driver);
    }

    /** Tells the driver something, {@code parameters[key]}. */
    public SnapshotClassDraft parameter(String key, String value) {
        return parameter(key, Text.of(value));
    }

    /** Tells the driver something, {@code parameters[key]}. */
    public SnapshotClassDraft parameter(String key, Text value) {
        parts.parameters().put(key, value);
        return this;
    }

    /**
     * What becomes of the content when a snapshot is deleted, {@code deletionPolicy}. Default: {@code Retain}, because a
     * backup should outlive its namespace.
     */
    public SnapshotClassDraft reclaim(ReclaimPolicy policy) {
        parts.reclaim().set(policy);
        return this;
    }

    /** {@return the class, its scalars final} */
    public SnapshotClass build() {
        return new SnapshotClass(
                token,
                parts.boundDriver(),
                parts.boundParameters(),
                parts.boundReclaim(ReclaimPolicy.RETAIN),
                scope().path(),
                scope().origin());
    }
}
