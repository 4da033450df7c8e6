package dev.keelson.core.token;

import dev.keelson.core.origin.Origin;

/**
 * A way in which the cluster makes and keeps snapshots of volumes, defined with {@code p.volumeSnapshotClass(…)}.
 *
 * @since 0.1.0
 */
public final class VolumeSnapshotClass extends ClusterToken {
    VolumeSnapshotClass(ClusterName name, Origin origin) {
        super(name, origin, name.defects("volume snapshot class", origin));
    }

    /**
     * {@return a class that the platform makes; it belongs to the whole cluster} No other platform may have one of that
     * name; {@link Namespace#volumeSnapshotClass} makes one that follows a namespace. Finding: {@code invalid-name}.
     */
    public static VolumeSnapshotClass named(String name) {
        return new VolumeSnapshotClass(ClusterName.of(name), Origin.here());
    }
}
