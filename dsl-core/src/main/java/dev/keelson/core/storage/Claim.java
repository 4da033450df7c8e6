package dev.keelson.core.storage;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * A volume of its own for each pod of a stateful set, kept when the pod goes.
 *
 * @param name its name in the pod
 * @param size how much it holds
 * @param storageClass the class that provides it, null for the cluster's default
 * @param accessMode who may mount it
 * @param path its model path
 * @param origin the line that declared it
 * @since 0.1.0
 */
public record Claim(
        String name, Storage size, @Nullable Text storageClass, AccessMode accessMode, ModelPath path, Origin origin) {}
