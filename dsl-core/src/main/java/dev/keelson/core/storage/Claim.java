package dev.keelson.core.storage;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.StorageClass;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A volume that outlives the pods that mount it: one for each pod of a stateful set, or one that pods share.
 *
 * @param name its name in the pod, or in its namespace where pods share it
 * @param size how much it holds
 * @param storageClass the class that provides it, without a value for the cluster's default
 * @param knownClass the class that was named by its token, null where its name alone was given
 * @param accessMode who may mount it
 * @param dataSource what it holds at first, null for nothing
 * @param path its model path
 * @param origin the line that declared it
 * @since 0.1.0
 */
public record Claim(
        String name,
        Storage size,
        Text storageClass,
        @Nullable StorageClass knownClass,
        AccessMode accessMode,
        @Nullable DataSource dataSource,
        ModelPath path,
        Origin origin) {}
