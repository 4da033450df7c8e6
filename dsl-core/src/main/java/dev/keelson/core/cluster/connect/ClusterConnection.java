package dev.keelson.core.cluster.connect;

import dev.keelson.core.cluster.ClusterAccess;
import java.nio.file.Path;

/**
 * Opens the way to a cluster.
 *
 * @since 0.1.0
 */
public final class ClusterConnection {
    private ClusterConnection() {}

    /**
     * The cluster of a context.
     *
     * @param kubeconfig the file that describes clusters
     * @param context the context in it; the current one is never taken unasked
     * @return the way to it
     * @throws MissingClientException if the optional client is not on the class path
     * @throws ConnectionException if the file cannot be read or has no such context
     */
    public static ClusterAccess open(Path kubeconfig, String context) {
        try {
            return ClientAccess.open(kubeconfig, context);
        } catch (NoClassDefFoundError absent) {
            throw new MissingClientException(absent);
        }
    }
}
