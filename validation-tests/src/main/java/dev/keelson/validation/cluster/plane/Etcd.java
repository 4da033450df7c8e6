package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.LabDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.IntSupplier;

/** The database, which the API server alone may ask. */
final class Etcd extends Server<URI> {
    private final LabDirectory directory;
    private final Keys keys;
    private final HttpClient client;
    private final IntSupplier ports;

    Etcd(LabDirectory directory, Keys keys, HttpClient client, IntSupplier ports) {
        super("etcd");
        this.directory = directory;
        this.keys = keys;
        this.client = client;
        this.ports = ports;
    }

    @Override
    protected Attempt<URI> attempt() {
        URI address = URI.create("https://127.0.0.1:" + ports.getAsInt());
        String peers = "https://127.0.0.1:" + ports.getAsInt();
        List<String> command = List.of(
                Programs.ETCD.install().path().toString(),
                "--data-dir=" + directory.file("etcd"),
                "--listen-client-urls=" + address,
                "--advertise-client-urls=" + address,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                "--client-cert-auth=true",
                "--trusted-ca-file=" + keys.path(Keys.AUTHORITY),
                "--cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--key-file=" + keys.path(Keys.SERVER + ".key"),
                "--peer-client-cert-auth=true",
                "--peer-trusted-ca-file=" + keys.path(Keys.AUTHORITY),
                "--peer-cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--peer-key-file=" + keys.path(Keys.SERVER + ".key"),
                // What a lab holds is gone with it: nothing waits for the disk.
                "--unsafe-no-fsync=true",
                "--log-level=warn");
        return new Attempt<>(command, new Health(client, address.resolve("/health")), address);
    }
}
