package dev.keelson.validation.cluster.vertical;

import dev.keelson.validation.cluster.plane.ControlPlane;
import dev.keelson.validation.cluster.plane.FreePort;
import dev.keelson.validation.cluster.plane.Health;
import dev.keelson.validation.cluster.plane.Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Gives new pods what is recommended for them, once the API server asks it. */
final class AdmissionController extends Server<URI> {
    private static final String NAME = "vpa-admission";

    private final ControlPlane plane;

    AdmissionController(ControlPlane plane) {
        super(NAME);
        this.plane = plane;
        plane.authority().server(NAME).write(plane.directory(), NAME);
    }

    @Override
    protected Attempt<URI> attempt() {
        Path keys = plane.directory();
        int port = FreePort.next();
        URI address = URI.create("https://127.0.0.1:" + port);
        List<String> command = List.of(
                VerticalPrograms.ADMISSION.install().path().toString(),
                "--kubeconfig=" + plane.kubeconfig(),
                "--port=" + port,
                "--address=127.0.0.1:" + FreePort.next(),
                "--tls-cert-file=" + keys.resolve(NAME + ".crt"),
                "--tls-private-key=" + keys.resolve(NAME + ".key"),
                "--status-lease-update-interval=1s");
        return new Attempt<>(command, new Health(plane.httpClient(), address.resolve("/healthz")), address);
    }
}
