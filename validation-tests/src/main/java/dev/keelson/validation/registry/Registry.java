package dev.keelson.validation.registry;

import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The registry of the CNCF's distribution project, built from its pinned module, on a free port of the loopback address.
 *
 * @since 0.1.0
 */
public final class Registry implements AutoCloseable {
    private static final Tool TOOL = Tool.own(
            "registry", GoModule.at("registry").program("github.com/distribution/distribution/v3/cmd/registry"));
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Daemon daemon;
    private final int port;

    private Registry(Daemon daemon, int port) {
        this.daemon = daemon;
        this.port = port;
    }

    /** Starts one that everybody may push to, and returns when it answers. */
    public static Registry open(Path directory) {
        return start(directory, "");
    }

    /**
     * Starts one that asks for a name and a password.
     *
     * @param directory where it keeps what is pushed
     * @param users a file of {@code htpasswd}, with bcrypt
     */
    public static Registry guarded(Path directory, Path users) {
        return start(directory, "auth:\n  htpasswd:\n    realm: charts\n    path: " + users + "\n");
    }

    private static Registry start(Path directory, String auth) {
        int port = freePort();
        Path configuration = directory.resolve("registry.yaml");
        try {
            Files.writeString(
                    configuration,
                    "version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: "
                            + directory.resolve("store") + "\nhttp:\n  addr: 127.0.0.1:" + port
                            + "\n  secret: of-a-test\n" + auth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon daemon = Daemon.start(Daemon.Spec.of(
                "registry",
                List.of(TOOL.install().path().toString(), "serve", configuration.toString()),
                directory.resolve("registry.log")));
        Registry registry = new Registry(daemon, port);
        try {
            daemon.await(PATIENCE, registry::answers);
        } catch (RuntimeException failure) {
            daemon.close();
            throw failure;
        }
        return registry;
    }

    /** Returns its host and port. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Returns an address in it. */
    public URI at(String path) {
        return URI.create("http://" + host() + "/" + path);
    }

    private boolean answers() {
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(at("v2/")).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    != 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
