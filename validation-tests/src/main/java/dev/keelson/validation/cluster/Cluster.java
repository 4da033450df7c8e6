package dev.keelson.validation.cluster;

import dev.keelson.validation.cluster.plane.ControlPlane;
import dev.keelson.validation.cluster.plane.LabSettings;
import dev.keelson.validation.cluster.simulation.VolumeDriver;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A cluster that tests ask.
 *
 * @since 0.1.0
 */
public final class Cluster implements AutoCloseable {
    private final Supplier<Path> kubeconfig;
    private final KubernetesClient client;
    private final Optional<ControlPlane> plane;
    private Optional<VolumeDriver> volumes = Optional.empty();

    private Cluster(Supplier<Path> kubeconfig, KubernetesClient client, Optional<ControlPlane> plane) {
        this.kubeconfig = kubeconfig;
        this.client = client;
        this.plane = plane;
    }

    /** Starts a control plane with what a test asks for. */
    static Cluster start(Set<ClusterPart> parts, LabSettings settings) {
        Set<ControlPlane.Part> programs = EnumSet.noneOf(ControlPlane.Part.class);
        parts.stream()
                .filter(part -> part != ClusterPart.CUSTOM_RESOURCES)
                .map(part -> ControlPlane.Part.valueOf(part.name()))
                .forEach(programs::add);
        ControlPlane plane = ControlPlane.start(programs, settings);
        Cluster cluster = new Cluster(plane::kubeconfig, Clients.ofKubeconfig(plane.kubeconfig()), Optional.of(plane));
        try {
            if (parts.contains(ClusterPart.CUSTOM_RESOURCES)) {
                Definitions.install(cluster.client);
            }
            if (parts.contains(ClusterPart.NODES)) {
                cluster.volumes = Optional.of(VolumeDriver.start(cluster.client));
            }
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    static Cluster existing(ExistingCluster existing) {
        return new Cluster(existing::kubeconfig, existing.client(), Optional.empty());
    }

    /** {@return a client that may do everything; it never asks twice, so that a failure is seen at once} */
    public KubernetesClient client() {
        return client;
    }

    /**
     * {@return the file that tells kubectl how to reach the cluster; what it writes, nobody guards}
     *
     * @throws IllegalStateException if the user chose the cluster, and another context of the file is current
     */
    public Path kubeconfig() {
        return kubeconfig.get();
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
        volumes.ifPresent(VolumeDriver::close);
        client.close();
        plane.ifPresent(ControlPlane::close);
    }
}
