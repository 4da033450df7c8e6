package dev.keelson.validation.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a client waits for an answer, and how often it asks. */
@Tag("slow")
class ClientsTest {
    /** More than a client waits where nobody says otherwise. */
    private static final int BUSY_SECONDS = 11;

    private static final ConfigMap SETTINGS = new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("shop")
            .withName("settings")
            .endMetadata()
            .build();

    @TempDir
    private Path directory;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void an_api_server_that_is_busy_is_waited_for() throws IOException {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            CompletableFuture.delayedExecutor(BUSY_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> answer(exchange, 201, "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\"}"));
        });

        try (KubernetesClient client = client()) {
            assertThat(client.resource(SETTINGS).create().getKind()).isEqualTo("ConfigMap");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_refused_is_not_asked_for_again() throws IOException {
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 500, "{\"apiVersion\": \"v1\", \"kind\": \"Status\", \"message\": \"no such luck\"}");
        });

        try (KubernetesClient client = client()) {
            assertThatThrownBy(() -> client.resource(SETTINGS).create())
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining("no such luck");
        }
        assertThat(asked).hasValue(1);
    }

    private KubernetesClient client() throws IOException {
        return Clients.ofKubeconfig(Files.writeString(directory.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: lab, cluster: {server: 'http://127.0.0.1:%d'}}]
                contexts: [{name: lab, context: {cluster: lab}}]
                current-context: lab
                """.formatted(
                        server.getAddress().getPort())));
    }

    private static void answer(HttpExchange exchange, int code, String body) {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
