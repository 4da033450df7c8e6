package dev.keelson.validation.cluster.vertical;

import dev.keelson.validation.cluster.plane.ControlPlane;
import dev.keelson.validation.cluster.plane.FreePort;
import dev.keelson.validation.cluster.plane.Health;
import dev.keelson.validation.cluster.plane.Server;
import java.net.URI;
import java.util.List;

/**
 * Evicts pods that ask for something else than what is recommended: every second where a cluster has a minute, and
 * after a second of their life where a cluster leaves pods whose requests are not plainly wrong alone for twelve hours.
 */
final class Updater extends Server<URI> {
    private final ControlPlane plane;

    Updater(ControlPlane plane) {
        super("vpa-updater");
        this.plane = plane;
    }

    @Override
    protected Attempt<URI> attempt() {
        URI address = URI.create("http://127.0.0.1:" + FreePort.next());
        List<String> command = List.of(
                VerticalPrograms.UPDATER.install().path().toString(),
                "--kubeconfig=" + plane.kubeconfig(),
                "--address=" + address.getAuthority(),
                "--updater-interval=1s",
                "--in-recommendation-bounds-eviction-lifetime-threshold=1s");
        return new Attempt<>(command, new Health(plane.httpClient(), address.resolve("/metrics")), address);
    }
}
