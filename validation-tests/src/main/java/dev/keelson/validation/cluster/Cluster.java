package dev.keelson.validation.cluster;

import dev.keelson.validation.cluster.plane.ControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster that tests ask.
 *
 * @since 0.1.0
 */
public final class Cluster implements AutoCloseable {
    private final Path kubeconfig;
    private final KubernetesClient client;
    private final Optional<ControlPlane> plane;

    private Cluster(Path kubeconfig, KubernetesClient client, Optional<ControlPlane> plane) {
        this.kubeconfig = kubeconfig;
        this.client = client;
        this.plane = plane;
    }

    static Cluster of(ControlPlane plane) {
        return new Cluster(plane.kubeconfig(), Clients.ofKubeconfig(plane.kubeconfig()), Optional.of(plane));
    }

    static Cluster existing(ExistingCluster existing) {
        return new Cluster(existing.kubeconfig(), existing.client(), Optional.empty());
    }

    /** {@return a client that may do everything; it never asks twice, so that a failure is seen at once} */
    public KubernetesClient client() {
        return client;
    }

    /** {@return the file that tells kubectl how to reach the cluster} */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /**
     * {@return the control plane that was started for the test, for further programs that run beside it}
     *
     * @throws IllegalStateException if the cluster is one that the user chose
     */
    public ControlPlane plane() {
        return plane.orElseThrow(() -> new IllegalStateException(
                "This test takes a control plane of its own, and an existing cluster was chosen: leave out -D"
                        + ExistingCluster.KUBECONFIG));
    }

    /** Ends a control plane that was started for the test; a cluster of the user's stays. */
    @Override
    public void close() {
        client.close();
        plane.ifPresent(ControlPlane::close);
    }
}
