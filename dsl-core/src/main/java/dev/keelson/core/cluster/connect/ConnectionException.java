package dev.keelson.core.cluster.connect;

/**
 * A kubeconfig that does not lead to the cluster that was asked for.
 *
 * @since 0.1.0
 */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionException(String message) {
        super(message);
    }
}
