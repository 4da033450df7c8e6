package dev.keelson.validation.cluster.aggregation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.APIServiceBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/**
 * Serves groups of a cluster's API from this JVM, on loopback. Whoever asks the API server for them is answered here,
 * through its aggregation layer.
 *
 * @since 0.1.0
 */
public final class AggregatedApi implements AutoCloseable {
    private static final String NAMESPACE = "kube-system";
    private static final char[] NO_PASSWORD = {};

    private final String name;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private AggregatedApi(String name, HttpsServer server) {
        this.name = name;
        this.server = server;
    }

    /**
     * Starts serving, and waits until the API server sends requests.
     *
     * @param client may do everything in the cluster
     * @param name of the service that leads here
     * @param apiVersions what is served: {@code metrics.k8s.io/v1beta1}
     * @param answers what is answered to a request, discovery included; nothing is {@code 404}
     */
    public static AggregatedApi serve(
            KubernetesClient client,
            String name,
            List<String> apiVersions,
            Function<URI, Optional<ObjectNode>> answers) {
        AggregatedApi api = new AggregatedApi(name, listening(name));
        api.server.setExecutor(api.threads);
        api.server.createContext("/", exchange -> answer(exchange, answers));
        api.server.start();
        try {
            api.register(client, apiVersions);
            return api;
        } catch (RuntimeException e) {
            api.close();
            throw e;
        }
    }

    /** Ends the server; the cluster then lacks these groups. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpsServer listening(String name) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(identity(Authority.named(name).server(name))));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    private static SSLContext identity(Credential credential) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(
                    "server", credential.key(), NO_PASSWORD, new X509Certificate[] {credential.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java platform can serve TLS", e);
        }
    }

    /** The API server finds it as the pods of a service whose name leads to this machine. */
    private void register(KubernetesClient client, List<String> apiVersions) {
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withType("ExternalName")
                        .withExternalName("localhost")
                        .endSpec()
                        .build())
                .serverSideApply();
        List<APIService> services = apiVersions.stream()
                .map(apiVersion -> client.resource(object(apiVersion)).serverSideApply())
                .toList();
        Awaitility.await("the API server sends requests to " + name)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> services.stream()
                        .allMatch(
                                service -> isAvailable(client.resource(service).get())));
    }

    private APIService object(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        String group = apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return new APIServiceBuilder()
                .withNewMetadata()
                .withName(version + "." + group)
                .endMetadata()
                .withNewSpec()
                .withGroup(group)
                .withVersion(version)
                .withGroupPriorityMinimum(100)
                .withVersionPriority(100)
                .withInsecureSkipTLSVerify(true)
                .withNewService()
                .withNamespace(NAMESPACE)
                .withName(name)
                .withPort(server.getAddress().getPort())
                .endService()
                .endSpec()
                .build();
    }

    private static boolean isAvailable(APIService service) {
        return service.getStatus() != null
                && service.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Available")
                                && condition.getStatus().equals("True"));
    }

    private static void answer(HttpExchange exchange, Function<URI, Optional<ObjectNode>> answers) throws IOException {
        URI question = exchange.getRequestURI();
        Optional<ObjectNode> body = answers.apply(question);
        byte[] text =
                body.orElseGet(() -> unknown(question.getPath())).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                body.isPresent() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_NOT_FOUND, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static ObjectNode unknown(String path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("reason", "NotFound")
                .put("code", HttpURLConnection.HTTP_NOT_FOUND)
                .put("message", "the simulated API holds no " + path);
    }
}
