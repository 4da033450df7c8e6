package dev.keelson.validation.cluster.plane;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** The default scheduler. */
final class Scheduler extends Server<URI> {
    private final Keys keys;
    private final HttpClient client;
    private final IntSupplier ports;
    private final Path kubeconfig;

    Scheduler(Keys keys, HttpClient client, IntSupplier ports, URI apiServer) {
        super("kube-scheduler");
        this.keys = keys;
        this.client = client;
        this.ports = ports;
        this.kubeconfig = keys.kubeconfig("scheduler.kubeconfig", apiServer.toString(), Keys.User.SCHEDULER);
    }

    @Override
    protected Attempt<URI> attempt() {
        int port = ports.getAsInt();
        URI address = URI.create("https://127.0.0.1:" + port);
        List<String> command = List.of(
                Programs.SCHEDULER.install().path().toString(),
                "--kubeconfig=" + kubeconfig,
                "--authentication-kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--tls-cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--tls-private-key-file=" + keys.path(Keys.SERVER + ".key"),
                "--leader-elect=false",
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--profiling=false");
        return new Attempt<>(command, new Health(client, address.resolve("/healthz")), address);
    }
}
