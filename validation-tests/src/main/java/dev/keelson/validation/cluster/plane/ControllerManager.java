package dev.keelson.validation.cluster.plane;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** All controllers of Kubernetes, with the settings that they have in a cluster except where {@link LabSettings} says else. */
final class ControllerManager extends Server<URI> {
    private final Keys keys;
    private final HttpClient client;
    private final IntSupplier ports;
    private final Path kubeconfig;
    private final LabSettings settings;

    ControllerManager(Keys keys, HttpClient client, IntSupplier ports, URI apiServer, LabSettings settings) {
        super("kube-controller-manager");
        this.keys = keys;
        this.client = client;
        this.ports = ports;
        this.kubeconfig =
                keys.kubeconfig("controller-manager.kubeconfig", apiServer.toString(), Keys.User.CONTROLLER_MANAGER);
        this.settings = settings;
    }

    @Override
    protected Attempt<URI> attempt() {
        int port = ports.getAsInt();
        URI address = URI.create("https://127.0.0.1:" + port);
        List<String> command = new ArrayList<>(List.of(
                Programs.CONTROLLER_MANAGER.install().path().toString(),
                "--kubeconfig=" + kubeconfig,
                "--authentication-kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--tls-cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--tls-private-key-file=" + keys.path(Keys.SERVER + ".key"),
                "--root-ca-file=" + keys.path(Keys.AUTHORITY),
                "--service-account-private-key-file=" + keys.path(Keys.SERVICE_ACCOUNTS + ".key"),
                "--use-service-account-credentials=true",
                "--leader-elect=false",
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--profiling=false"));
        command.addAll(settings.controllerManager());
        return new Attempt<>(command, new Health(client, address.resolve("/healthz")), address);
    }
}
