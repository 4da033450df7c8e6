package dev.keelson.validation.cluster.vertical;

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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/**
 * Serves what pods use to whoever asks the API server, in the place of a metrics server. It listens on loopback.
 *
 * @since 0.1.0
 */
public final class UsageServer implements AutoCloseable {
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "pod-usage";
    private static final char[] NO_PASSWORD = {};

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final PodUsage usage;

    private UsageServer(HttpsServer server, PodUsage usage) {
        this.server = server;
        this.usage = usage;
    }

    /** Starts one, and waits until the API server sends requests to it. */
    public static UsageServer start(KubernetesClient client) {
        UsageServer usage = new UsageServer(listening(), new PodUsage(client));
        usage.server.setExecutor(usage.threads);
        usage.server.createContext("/", usage::answer);
        usage.server.start();
        try {
            usage.register(client);
            return usage;
        } catch (RuntimeException e) {
            usage.close();
            throw e;
        }
    }

    /**
     * Says what each pod of a component uses from now on.
     *
     * @param component the value of {@code app.kubernetes.io/name}
     * @param millicores of processor time
     * @param mebibytes of memory
     */
    public void set(String component, int millicores, int mebibytes) {
        usage.set(component, millicores, mebibytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpsServer listening() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(identity(Authority.named(NAME).server(NAME))));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    private static SSLContext identity(Credential credential) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry(NAME, credential.key(), NO_PASSWORD, new Certificate[] {credential.certificate()});
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
    private void register(KubernetesClient client) {
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(NAME)
                        .endMetadata()
                        .withNewSpec()
                        .withType("ExternalName")
                        .withExternalName("localhost")
                        .endSpec()
                        .build())
                .create();
        APIService service = client.resource(new APIServiceBuilder()
                        .withNewMetadata()
                        .withName("v1beta1.metrics.k8s.io")
                        .endMetadata()
                        .withNewSpec()
                        .withGroup("metrics.k8s.io")
                        .withVersion("v1beta1")
                        .withGroupPriorityMinimum(100)
                        .withVersionPriority(100)
                        .withInsecureSkipTLSVerify(true)
                        .withNewService()
                        .withNamespace(NAMESPACE)
                        .withName(NAME)
                        .withPort(server.getAddress().getPort())
                        .endService()
                        .endSpec()
                        .build())
                .create();
        Awaitility.await("the metrics API is available")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isAvailable(client.resource(service).get()));
    }

    private static boolean isAvailable(APIService service) {
        return service.getStatus() != null
                && service.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Available")
                                && condition.getStatus().equals("True"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean discovery = path.equals("/apis/" + PodUsage.GROUP_VERSION);
        boolean known = discovery || path.endsWith("/pods");
        ObjectNode body = discovery ? usage.discovery() : usage.pods();
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_NOT_FOUND, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
