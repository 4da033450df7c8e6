package dev.keelson.validation.cluster.plane;

import dev.keelson.validation.process.LabDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;

/** Plays the kubelets of all nodes: what becomes of a pod is said by {@code stages.yaml}, which reads it off the image's tag. */
final class Kwok extends Server<URI> {
    private static final String STAGES = "stages.yaml";

    private final LabDirectory directory;
    private final Keys keys;
    private final HttpClient client;
    private final IntSupplier ports;

    Kwok(LabDirectory directory, Keys keys, HttpClient client, IntSupplier ports) {
        super("kwok");
        this.directory = directory;
        this.keys = keys;
        this.client = client;
        this.ports = ports;
    }

    @Override
    protected Attempt<URI> attempt() {
        URI address = URI.create("https://127.0.0.1:" + ports.getAsInt());
        List<String> command = List.of(
                Programs.KWOK.install().path().toString(),
                "--kubeconfig=" + directory.file(ControlPlane.KUBECONFIG),
                "--config=" + stages(),
                "--manage-all-nodes=true",
                "--server-address=" + address.getAuthority(),
                "--tls-cert-file=" + keys.path(Keys.SERVER + ".crt"),
                "--tls-private-key-file=" + keys.path(Keys.SERVER + ".key"),
                "--node-ip=127.0.0.1",
                "--cidr=10.244.0.0/16");
        return new Attempt<>(command, new Health(client, address.resolve("/readyz")), address);
    }

    private Path stages() {
        Path file = directory.file(STAGES);
        try (InputStream stages = Kwok.class.getResourceAsStream(STAGES)) {
            if (stages == null) {
                throw new IllegalStateException("The class path lacks " + STAGES);
            }
            Files.write(file, stages.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
