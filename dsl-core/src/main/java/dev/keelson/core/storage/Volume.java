package dev.keelson.core.storage;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.storage.files.FileSource;
import dev.keelson.core.storage.files.KeyFile;
import dev.keelson.core.token.ClaimRef;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Storage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a pod's containers can mount, by name.
 *
 * @since 0.1.0
 */
public sealed interface Volume {

    /** {@return its name in the pod} */
    String name();

    /** {@return where its files come from, empty where it holds what pods write} */
    default List<FileSource> sources() {
        return List.of();
    }

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
     * @param keys which keys, empty for all
     * @param mode the rights of the files, null for Kubernetes' 0644
     * @param origin the line that mounted it
     */
    record ConfigFiles(
            String name,
            ConfigRef config,
            List<KeyFile> keys,
            @Nullable Count mode,
            Origin origin) implements Volume {
        @Override
        public List<FileSource> sources() {
            return List.of(new FileSource.FromConfig(config, keys, origin));
        }
    }

    /**
     * The keys of a secret as files.
     *
     * @param name its name
     * @param secret the secret
     * @param keys which keys, empty for all
     * @param mode the rights of the files, null for Kubernetes' 0644
     * @param origin the line that mounted it
     */
    record SecretFiles(
            String name,
            SecretRef secret,
            List<KeyFile> keys,
            @Nullable Count mode,
            Origin origin) implements Volume {
        @Override
        public List<FileSource> sources() {
            return List.of(new FileSource.FromSecret(secret, keys, origin));
        }
    }

    /**
     * Files of several sources.
     *
     * @param name its name
     * @param sources where the files come from
     * @param mode the rights of the files, null for Kubernetes' 0644
     */
    record Projected(
            String name, List<FileSource> sources, @Nullable Count mode) implements Volume {
        /** Keeps the sources from changing. */
        public Projected {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A claim that pods of the namespace share.
     *
     * @param name its name
     * @param claim the claim
     * @param origin the line that mounted it
     */
    record OfClaim(String name, ClaimRef claim, Origin origin) implements Volume {}
}
