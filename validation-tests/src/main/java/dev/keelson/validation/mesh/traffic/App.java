package dev.keelson.validation.mesh.traffic;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.tool.GoModule;
import dev.keelson.validation.tool.Tool;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process that stands for the container of a pod, or for somebody outside. At its end it does what a well-behaved server
 * does: requests that run are answered, WebSockets are told that the server goes away.
 *
 * @since 0.1.0
 */
public final class App implements AutoCloseable {
    private static final Tool TOOL = Tool.own(
            "traffic-app",
            GoModule.at("traffic")
                    .own("app", "serve.go", "health.go", "journal.go", "call.go", "rpc.go", "load.go", "sockets.go"));
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final String name;
    private final URI control;
    private final Path journal;
    private final Daemon daemon;

    private App(String name, URI control, Path journal, Daemon daemon) {
        this.name = name;
        this.control = control;
        this.journal = journal;
        this.daemon = daemon;
    }

    /**
     * Starts a container that does not listen yet; its program is built the first time.
     *
     * @param name what its answers say that it is
     * @param address of loopback, at which it is told what to do
     * @param directory where its log and its journal are written
     */
    public static App start(String name, String address, Path directory) {
        Path journal = directory.resolve(name + ".journal");
        Daemon daemon = Daemon.start(Daemon.Spec.of(
                name,
                List.of(TOOL.install().path().toString(), address, name, journal.toString()),
                directory.resolve(name + ".log")));
        App app = new App(name, URI.create("http://" + address), journal, daemon);
        daemon.await(START, app::answers);
        return app;
    }

    /** {@return what its answers say that it is} */
    public String name() {
        return name;
    }

    private boolean answers() {
        try {
            counts();
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /**
     * Begins to answer HTTP, HTTP/2 without TLS, WebSockets and the health protocol of gRPC.
     *
     * @return the port of 127.0.0.1 that it listens on
     */
    public int listen() {
        return listen("127.0.0.1:0", false);
    }

    /**
     * Begins to answer lines with its name.
     *
     * @return the port of 127.0.0.1 that it listens on
     */
    public int listenForLines() {
        return listen("127.0.0.1:0", true);
    }

    private int listen(String address, boolean stream) {
        Place place = ask("POST", "/listen", new Place(address, stream), new TypeReference<>() {});
        return Integer.parseInt(place.address().substring(place.address().lastIndexOf(':') + 1));
    }

    private record Place(String address, boolean stream) {}

    /** Answers from now on in another way, and counts from 0. */
    public void behaves(Behaviour behaviour) {
        ask("PUT", "/behaviour", behaviour, new TypeReference<Behaviour>() {});
    }

    /** {@return what happened since the last change of behaviour} */
    public Counts counts() {
        return ask("GET", "/counts", null, new TypeReference<>() {});
    }

    /** {@return the ids of the writes that it did, in their order; it outlives the process} */
    public List<String> journal() {
        try {
            return Files.readAllLines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " left no journal", e);
        }
    }

    /**
     * Makes a request, as often as it says.
     *
     * @return the answers, in the order of the requests
     */
    public List<Answer> call(Request request) {
        return ask("POST", "/call", request, new TypeReference<>() {});
    }

    /** Sends a line and returns the one that comes back. */
    public Answer sendLine(Request request) {
        return ask("POST", "/stream", request, new TypeReference<>() {});
    }

    /** Makes a request at a steady rate, whether earlier ones have been answered or not. */
    public Measured load(Load load) {
        return ask("POST", "/load", load, new TypeReference<>() {});
    }

    /**
     * Opens WebSockets.
     *
     * @param request where
     * @param header which has the name of each
     * @param names one for each socket
     * @return all sockets that were opened so far
     */
    public List<Socket> open(Request request, String header, List<String> names) {
        return ask(
                "POST",
                "/sockets",
                Map.of("request", request, "header", header, "names", names),
                new TypeReference<>() {});
    }

    /** {@return what became of the sockets} */
    public List<Socket> sockets() {
        return ask("GET", "/sockets", null, new TypeReference<>() {});
    }

    /** Sends a message on each open socket; what comes back is counted. */
    public void echo() {
        ask("POST", "/sockets/echo", null, new TypeReference<List<Socket>>() {});
    }

    /** Closes all sockets and forgets them. */
    public void closeSockets() {
        ask("DELETE", "/sockets", null, new TypeReference<List<Socket>>() {});
    }

    /**
     * Asks for the health of a server of gRPC, as often as the request says, one after the other.
     *
     * @param request where; its headers are sent, and its time is the caller's deadline
     * @return what became of the calls, in their order
     */
    public List<Rpc> check(Request request) {
        return ask("POST", "/check", request, new TypeReference<>() {});
    }

    /**
     * Watches the health of a server of gRPC: calls that stay open, each on a connection of its own.
     *
     * @param request where
     * @param names one for each call
     * @return all such calls that were made so far
     */
    public List<Rpc> watch(Request request, List<String> names) {
        return ask("POST", "/watches", Map.of("request", request, "names", names), new TypeReference<>() {});
    }

    /** {@return what became of the calls that watch} */
    public List<Rpc> watches() {
        return ask("GET", "/watches", null, new TypeReference<>() {});
    }

    private <T> T ask(String method, String path, @Nullable Object question, TypeReference<T> answer) {
        try {
            HttpRequest.BodyPublisher body = question == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question));
            HttpResponse<byte[]> response = CLIENT.send(
                    HttpRequest.newBuilder(control.resolve(path))
                            .timeout(ANSWER)
                            .method(method, body)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw daemon.failed("refused " + path + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readValue(response.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was asked", e);
        }
    }

    /** {@return whether it runs} */
    public boolean isAlive() {
        return daemon.isAlive();
    }

    /** Asks it to end, as a kubelet does, without waiting for it. */
    public void terminate() {
        daemon.handle().destroy();
    }

    /** Ends it without asking, as a crash would. */
    public void kill() {
        daemon.kill();
    }

    /** Asks it to end and waits until it is gone. */
    @Override
    public void close() {
        daemon.close();
    }
}
