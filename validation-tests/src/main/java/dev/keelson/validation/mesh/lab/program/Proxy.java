package dev.keelson.validation.mesh.lab.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import dev.keelson.validation.process.Daemon;
import dev.keelson.validation.process.DaemonFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** An Envoy as Istio's agent runs it in a pod. */
public final class Proxy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The agent's in a pod, where nobody listens here. */
    private static final int STATUS_PORT = 15_020;

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration NEWS = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The agent would leave Envoy behind when it is killed. */
    private static final String TIED_TO_ITS_AGENT = """
            #!/bin/sh
            exec setpriv --pdeathsig KILL 'ENVOY' "$@"
            """;

    private final Daemon daemon;
    private final URI admin;

    private Proxy(Daemon daemon, URI admin) {
        this.daemon = daemon;
        this.admin = admin;
    }

    /** Who a proxy is, and the port of 127.0.0.1 that its agent and others ask it on. */
    public record Spec(
            String kind,
            String name,
            String namespace,
            String account,
            String address,
            int adminPort,
            Map<String, String> labels) {}

    /** Starts a proxy; {@link #awaitReady} tells when it does its work. */
    public static Proxy start(
            LabPrograms programs, String discovery, Spec spec, Credential identity, Authority root, Path place) {
        try {
            Path directory = Files.createDirectories(place.resolve(spec.namespace() + "-" + spec.name()));
            Path credentials =
                    Files.createDirectories(directory.resolve("var/run/secrets/workload-spiffe-credentials"));
            Files.writeString(credentials.resolve("cert-chain.pem"), identity.certificatePem() + root.certificatePem());
            Credential.writeSecret(credentials.resolve("key.pem"), identity.keyPem());
            Files.writeString(credentials.resolve("root-cert.pem"), root.certificatePem());
            Path bootstrap = directory.resolve("bootstrap.json");
            Files.writeString(
                    bootstrap, Files.readString(programs.bootstrap()).replace("{{ .wildcard }}", spec.address()));
            Path envoy = directory.resolve("envoy");
            Files.writeString(
                    envoy, TIED_TO_ITS_AGENT.replace("ENVOY", programs.envoy().toString()));
            Files.setPosixFilePermissions(envoy, PosixFilePermissions.fromString("rwx------"));
            Daemon.Spec run = new Daemon.Spec(
                    spec.name(),
                    List.of(programs.agent().toString(), spec.kind()),
                    environment(spec, identity, bootstrap, config(discovery, envoy, spec.adminPort())),
                    directory,
                    place.resolve(spec.namespace() + "-" + spec.name() + "-proxy.log"));
            return new Proxy(Daemon.start(run), URI.create("http://127.0.0.1:" + spec.adminPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what the proxy of " + spec.name() + " needs", e);
        }
    }

    private static String config(String discovery, Path envoy, int adminPort) throws JsonProcessingException {
        ObjectNode config = JSON.createObjectNode();
        config.put("binaryPath", envoy.toString());
        config.put("configPath", "./etc/istio/proxy");
        config.put("discoveryAddress", discovery);
        config.put("controlPlaneAuthPolicy", "NONE");
        config.put("proxyAdminPort", adminPort);
        config.put("statusPort", STATUS_PORT);
        config.put("concurrency", 1);
        config.put("terminationDrainDuration", "1s");
        return JSON.writeValueAsString(config);
    }

    private static Map<String, String> environment(Spec spec, Credential identity, Path bootstrap, String config)
            throws JsonProcessingException {
        return Map.ofEntries(
                Map.entry("PROXY_CONFIG", config),
                Map.entry("ISTIO_BOOTSTRAP", bootstrap.toString()),
                Map.entry("XDS_HEADER_lab_identity", identity.uri()),
                Map.entry("POD_NAME", spec.name()),
                Map.entry("POD_NAMESPACE", spec.namespace()),
                Map.entry("INSTANCE_IP", spec.address()),
                Map.entry("SERVICE_ACCOUNT", spec.account()),
                Map.entry("ISTIO_META_INTERCEPTION_MODE", "NONE"),
                Map.entry("ISTIO_META_MESH_ID", "cluster.local"),
                Map.entry("ISTIO_META_CLUSTER_ID", "Kubernetes"),
                Map.entry("ISTIO_METAJSON_LABELS", JSON.writeValueAsString(spec.labels())));
    }

    public void awaitReady() {
        daemon.await(START, this::isReady);
    }

    private boolean isReady() {
        try {
            return ask("/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /**
     * Returns once Envoy's clusters are as they should be.
     *
     * @param wrong what is wrong with what its administration says of them; empty if nothing is
     */
    public void await(Function<String, Optional<String>> wrong) {
        AtomicReference<String> last = new AtomicReference<>("it is not ready");
        try {
            daemon.await(NEWS, () -> {
                if (!isReady()) {
                    return false;
                }
                Optional<String> left = wrong.apply(admin("/clusters"));
                left.ifPresent(last::set);
                return left.isEmpty();
            });
        } catch (DaemonFailedException e) {
            throw new IllegalStateException("A proxy was not told all: " + last, e);
        }
    }

    /** {@return what Envoy's administration tells} */
    public String admin(String path) {
        return ask(path).body();
    }

    private HttpResponse<String> ask(String path) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(admin.resolve(path)).timeout(ANSWER).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Envoy does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Envoy was asked", e);
        }
    }

    /** Lets connections come to an end, then ends. */
    @Override
    public void close() {
        daemon.close();
    }

    /** Ends at once. */
    public void kill() {
        daemon.kill();
    }
}
