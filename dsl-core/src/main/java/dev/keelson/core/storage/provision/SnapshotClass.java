package dev.keelson.core.storage.provision;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.VolumeSnapshotClass;
import dev.keelson.core.value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A class of volume snapshots that the platform makes.
 *
 * @param token which one
 * @param driver the driver that makes snapshots
 * @param parameters what the driver is told
 * @param reclaim what becomes of a snapshot's content when the snapshot is deleted
 * @param path its model path
 * @param origin the line that defined it
 * @since 0.1.0
 */
public record SnapshotClass(
        VolumeSnapshotClass token,
        Text driver,
        Map<String, Text> parameters,
        ReclaimPolicy reclaim,
        ModelPath path,
        Origin origin) {

    /** Keeps the parameters in order and from changing. */
    public SnapshotClass {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
