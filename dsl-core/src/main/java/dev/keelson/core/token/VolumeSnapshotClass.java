package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A way in which the cluster makes and keeps snapshots of volumes, defined with {@code p.volumeSnapshotClass(…)}.
 *
 * @since 0.1.0
 */
public final class VolumeSnapshotClass extends Token {
    private final String name;

    private VolumeSnapshotClass(String name, Origin origin) {
        super(origin, Names.subdomain("volume snapshot class", name, origin));
        this.name = name;
    }

    /** {@return a class that the platform makes; it belongs to the whole cluster} Finding: {@code invalid-name}. */
    public static VolumeSnapshotClass named(String name) {
        return new VolumeSnapshotClass(name, Origin.here());
    }

    /** {@return the name in the cluster} */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VolumeSnapshotClass snapshots && name.equals(snapshots.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
