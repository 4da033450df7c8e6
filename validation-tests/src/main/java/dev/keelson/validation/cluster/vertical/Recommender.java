package dev.keelson.validation.cluster.vertical;

import dev.keelson.validation.cluster.plane.ControlPlane;
import dev.keelson.validation.cluster.plane.FreePort;
import dev.keelson.validation.cluster.plane.Health;
import dev.keelson.validation.cluster.plane.Server;
import java.net.URI;
import java.util.List;

/** Reads what pods use and writes what they should ask for; every second, where a cluster has a minute. */
final class Recommender extends Server<URI> {
    private final ControlPlane plane;

    Recommender(ControlPlane plane) {
        super("vpa-recommender");
        this.plane = plane;
    }

    @Override
    protected Attempt<URI> attempt() {
        URI address = URI.create("http://127.0.0.1:" + FreePort.next());
        List<String> command = List.of(
                VerticalPrograms.RECOMMENDER.install().path().toString(),
                "--kubeconfig=" + plane.kubeconfig(),
                "--address=" + address.getAuthority(),
                "--recommender-interval=1s");
        return new Attempt<>(command, new Health(plane.httpClient(), address.resolve("/metrics")), address);
    }
}
