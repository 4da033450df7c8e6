package dev.keelson.validation.cluster.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.keelson.validation.certificate.Authority;
import dev.keelson.validation.certificate.Credential;
import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/**
 * Serves the metrics APIs of a cluster from this JVM, on loopback. It stands for the metrics server and for the adapters
 * of a monitoring system; who asks is the real autoscaler, through the real API server.
 *
 * @since 0.1.0
 */
public final class MetricsServer implements AutoCloseable {
    private static final String NAMESPACE = "kube-system";
    private static final String SERVICE = "simulated-metrics";
    private static final Pattern QUESTION = Pattern.compile("(/apis/[^/]+/[^/]+)/namespaces/([^/]+)/(.+)");
    private static final String ANY_POD = "pods/*/";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Answers answers;
    private final Map<String, LongAdder> questions = new ConcurrentHashMap<>();

    private MetricsServer(HttpsServer server, Answers answers) {
        this.server = server;
        this.answers = answers;
    }

    /**
     * Starts one, and waits until the API server sends requests to it.
     *
     * @param client may do everything in the cluster
     * @param load what it answers with
     * @param age how old an answer is: what programs that gather metrics take from one look to the next
     */
    public static MetricsServer start(KubernetesClient client, Load load, Duration age) {
        MetricsServer metrics = new MetricsServer(listening(), new Answers(client, load, age));
        metrics.serve();
        try {
            metrics.register(client);
            return metrics;
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
    }

    /**
     * Returns how often somebody asked for a signal so far, with or without an answer.
     *
     * @throws IllegalArgumentException for what pods use, which is asked for all at once
     */
    public long timesAsked(Signal signal) {
        if (signal.api() == MetricsApi.RESOURCE) {
            throw new IllegalArgumentException("nobody asks for " + signal.name() + " by name");
        }
        return counter(signal.namespace(), signal.name()).sum();
    }

    private LongAdder counter(String namespace, String metric) {
        return questions.computeIfAbsent(namespace + "/" + metric, key -> new LongAdder());
    }

    /** Ends the server; the cluster then lacks metrics. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpsServer listening() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(
                    identity(Authority.named("simulated metrics").server(SERVICE))));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback", e);
        }
    }

    private static SSLContext identity(Credential credential) {
        char[] password = {};
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(SERVICE, credential.key(), password, new X509Certificate[] {credential.certificate()});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java platform can serve TLS", e);
        }
    }

    private void serve() {
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void register(KubernetesClient client) {
        client.resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(SERVICE)
                        .endMetadata()
                        .withNewSpec()
                        .withType("ExternalName")
                        .withExternalName("localhost")
                        .endSpec()
                        .build())
                .serverSideApply();
        List<APIService> services = Arrays.stream(MetricsApi.values())
                .map(api -> client.resource(api.object(
                                NAMESPACE, SERVICE, server.getAddress().getPort()))
                        .serverSideApply())
                .toList();
        Awaitility.await("the metrics APIs are available")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> services.stream()
                        .allMatch(
                                service -> isAvailable(client.resource(service).get())));
    }

    private static boolean isAvailable(APIService service) {
        return service.getStatus() != null
                && service.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Available")
                                && condition.getStatus().equals("True"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<ObjectNode> body = Arrays.stream(MetricsApi.values())
                .filter(api -> api.path().equals(path))
                .map(MetricsApi::discovery)
                .findFirst()
                .or(() -> value(path, selector(exchange.getRequestURI().getRawQuery())));
        byte[] text = body.orElseGet(() -> unknown(path)).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                body.isPresent() ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_NOT_FOUND, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Optional<ObjectNode> value(String path, String selector) {
        Matcher question = QUESTION.matcher(path);
        if (!question.matches()) {
            return Optional.empty();
        }
        String api = question.group(1);
        String namespace = question.group(2);
        String subject = question.group(3);
        if (api.equals(MetricsApi.RESOURCE.path()) && subject.equals("pods")) {
            return Optional.of(answers.usage(namespace, selector));
        }
        if (api.equals(MetricsApi.CUSTOM.path()) && subject.startsWith(ANY_POD)) {
            String metric = subject.substring(ANY_POD.length());
            counter(namespace, metric).increment();
            return answers.ofPods(namespace, selector, metric);
        }
        if (api.equals(MetricsApi.EXTERNAL.path())) {
            counter(namespace, subject).increment();
            return answers.external(namespace, subject);
        }
        return Optional.empty();
    }

    private static String selector(String query) {
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith("labelSelector="))
                .map(parameter ->
                        URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode unknown(String path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("reason", "NotFound")
                .put("code", HttpURLConnection.HTTP_NOT_FOUND)
                .put("message", "the simulated metrics hold no " + path);
    }
}
