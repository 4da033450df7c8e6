package dev.keelson.core.storage;

import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Something a pod's containers can mount, by name.
 *
 * @since 0.1.0
 */
public sealed interface Volume {

    /** {@return its name in the pod} */
    String name();

    /**
     * A directory that lives as long as its pod, {@code emptyDir}.
     *
     * @param name its name
     * @param sizeLimit how much it may hold, null for as much as the node gives
     * @param inMemory whether it is kept in memory and counts as such
     */
    record EmptyDir(String name, @Nullable Storage sizeLimit, boolean inMemory) implements Volume {}

    /**
     * The keys of a config map as files.
     *
     * @param name its name
     * @param config the config map
     */
    record ConfigFiles(String name, ConfigRef config) implements Volume {}

    /**
     * The keys of a secret as files.
     *
     * @param name its name
     * @param secret the secret
     */
    record SecretFiles(String name, SecretRef secret) implements Volume {}
}
