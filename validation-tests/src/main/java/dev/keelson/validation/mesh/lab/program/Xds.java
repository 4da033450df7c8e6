package dev.keelson.validation.mesh.lab.program;

import dev.keelson.validation.process.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Istio's control plane: it is given objects, and proxies ask it what they mean for them. */
public final class Xds implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration PUSH = Duration.ofMinutes(1);
    /** The ports of istiod for proxies without certificates, and for whoever watches it. */
    private static final int PROXIES = 15_010, CONTROL = 15_014;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final URI control;
    private final Daemon daemon;

    private Xds(String address, URI control, Daemon daemon) {
        this.address = address;
        this.control = control;
        this.daemon = daemon;
    }

    /**
     * Starts it.
     *
     * @param program the program
     * @param host an address that nobody else uses
     * @param directory where its log is written
     * @param meshConfig the mesh's configuration
     */
    public static Xds start(Path program, String host, Path directory, String meshConfig) {
        String address = host + ":" + PROXIES;
        String control = host + ":" + CONTROL;
        Path mesh = directory.resolve("mesh.yaml");
        try {
            Files.writeString(mesh, meshConfig);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + mesh, e);
        }
        Daemon.Spec spec = Daemon.Spec.of(
                        "istiod",
                        List.of(program.toString(), address, control, mesh.toString()),
                        directory.resolve("istiod.log"))
                .environment("XDS_AUTH_PLAINTEXT", "true")
                // Filters that Istio's Envoy has, and no other.
                .environment("PILOT_ENABLE_METADATA_EXCHANGE", "false")
                .environment("PILOT_ENABLE_ALPN_FILTER", "false")
                .environment("PILOT_DISABLE_MX_ALPN", "true");
        Xds xds = new Xds(address, URI.create("http://" + control), Daemon.start(spec));
        xds.daemon.await(START, xds::isSynced);
        return xds;
    }

    /** {@return where proxies ask} */
    public String address() {
        return address;
    }

    /** Brings it to a set of objects. */
    public void bringTo(String documents) {
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(control.resolve("/state")).PUT(HttpRequest.BodyPublishers.ofString(documents)));
        if (response.statusCode() != 200) {
            throw daemon.failed("refused objects: " + response.body());
        }
    }

    /** Returns once every proxy has acknowledged what it was sent. */
    public void awaitSynced() {
        daemon.await(PUSH, this::isSynced);
    }

    private boolean isSynced() {
        try {
            return send(HttpRequest.newBuilder(control.resolve("/synced"))).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(
                    request.timeout(PUSH).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The control plane of the mesh does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the control plane of the mesh was asked", e);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
