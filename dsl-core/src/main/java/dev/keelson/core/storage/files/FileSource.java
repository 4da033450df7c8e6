package dev.keelson.core.storage.files;

import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.SecretRef;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a volume come from.
 *
 * @since 0.1.0
 */
public sealed interface FileSource {

    /** {@return the line that named it} */
    Origin origin();

    /**
     * The keys of a config map.
     *
     * @param ref the config map
     * @param keys which of them, empty for all
     * @param origin the line that named it
     */
    record FromConfig(ConfigRef ref, List<KeyFile> keys, Origin origin) implements FileSource {
        /** Keeps the keys from changing. */
        public FromConfig {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The keys of a secret.
     *
     * @param ref the secret
     * @param keys which of them, empty for all
     * @param origin the line that named it
     */
    record FromSecret(SecretRef ref, List<KeyFile> keys, Origin origin) implements FileSource {
        /** Keeps the keys from changing. */
        public FromSecret {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A token of the pod's service account, renewed by the kubelet before it expires.
     *
     * @param path the file
     * @param audience whom it is for, null for the API server
     * @param expiry how long it is valid
     * @param origin the line that asked for it
     */
    record ServiceAccountToken(String path, @Nullable Text audience, Span expiry, Origin origin)
            implements FileSource {}

    /**
     * The certificate by which clients know the API server; Kubernetes puts it into every namespace.
     *
     * @param path the file
     * @param origin the line that needs it
     */
    record ApiServerCertificate(String path, Origin origin) implements FileSource {}

    /**
     * Something that the pod knows of itself.
     *
     * @param path the file
     * @param info what of it
     * @param origin the line that asked for it
     */
    record OfPod(String path, PodInfo info, Origin origin) implements FileSource {}
}
