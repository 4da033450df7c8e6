package dev.keelson.validation.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keelson.helm.repository.ChartArchive;
import dev.keelson.helm.repository.OciRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry takes what is pushed, and Helm takes it from there. */
class OciRegistryTest {
    private static final ChartArchive SHOP = ChartArchive.of(
            "shop",
            "1.2.3+build.7",
            Map.of(
                    "Chart.yaml", bytes("apiVersion: v2\nname: shop\nversion: 1.2.3+build.7\nappVersion: \"1.10\"\n"),
                    "templates/map.yaml", bytes("kind: ConfigMap\napiVersion: v1\nmetadata: {name: pulled}\n")));
    /** The user ada with the password secret, as htpasswd -B writes it. */
    private static final String USERS = "ada:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";

    @TempDir
    private Path directory;

    @Test
    void helm_installs_from_the_registry_what_was_pushed() throws Exception {
        try (Registry registry = Registry.open(directory)) {
            String digest = OciRegistry.at(registry.at("charts")).push(SHOP.bytes());
            String again = OciRegistry.at(registry.at("charts/")).push(SHOP.bytes());

            assertThat(again).isEqualTo(digest);
            String place = "oci://" + registry.host() + "/charts/shop";
            assertThat(Helm.show(place)
                            .chart()
                            .withVersion("1.2.3+build.7")
                            .plainHttp()
                            .call())
                    .contains("name: shop", "version: 1.2.3+build.7", "appVersion: \"1.10\"");
            assertThat(Helm.template(place)
                            .withVersion("1.2.3+build.7")
                            .plainHttp()
                            .call())
                    .contains("name: pulled");
            assertThatRegistryHolds(registry, digest);
        }
    }

    private static void assertThatRegistryHolds(Registry registry, String digest) throws Exception {
        byte[] content = get(registry, "v2/charts/shop/manifests/1.2.3_build.7");
        assertThat("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(digest);
        JsonNode manifest = new ObjectMapper().readTree(content);
        assertThat(manifest.at("/config/mediaType").asText()).isEqualTo("application/vnd.cncf.helm.config.v1+json");
        assertThat(manifest.path("layers")).hasSize(1);
        assertThat(manifest.at("/layers/0/mediaType").asText())
                .isEqualTo("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
        assertThat(get(
                        registry,
                        "v2/charts/shop/blobs/"
                                + manifest.at("/layers/0/digest").asText()))
                .isEqualTo(SHOP.bytes());
        assertThat(new ObjectMapper()
                        .readTree(get(
                                registry,
                                "v2/charts/shop/blobs/"
                                        + manifest.at("/config/digest").asText()))
                        .path("name")
                        .asText())
                .isEqualTo("shop");
    }

    @Test
    void a_registry_that_asks_for_a_password_is_told_it() throws Exception {
        Path users = directory.resolve("users");
        Files.writeString(users, USERS);
        try (Registry registry = Registry.guarded(directory, users)) {
            OciRegistry charts = OciRegistry.at(registry.at("charts"));

            assertThatThrownBy(() -> charts.push(SHOP.bytes())).hasMessageContaining("401");
            assertThatThrownBy(() -> charts.as("ada", "guess".toCharArray()).push(SHOP.bytes()))
                    .hasMessageContaining("401");
            assertThat(charts.as("ada", "secret".toCharArray()).push(SHOP.bytes()))
                    .startsWith("sha256:");
        }
    }

    /** What the large registries do: they name a service that gives a token for the password. */
    @Test
    void a_registry_that_asks_for_a_token_is_given_the_one_of_its_service() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        String basic = "Basic " + Base64.getEncoder().encodeToString(bytes("ada:secret"));
        server.createContext("/token", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, known ? 200 : 403, "{\"token\": \"of-ada\"}");
        });
        server.createContext("/v2/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean known = "Bearer of-ada".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + root
                                    + "token\",service=\"charts\",scope=\"repository:charts/shop:pull,push\"");
            exchange.getResponseHeaders().set("Location", "/v2/upload?state=1");
            boolean begins = exchange.getRequestMethod().equals("POST");
            boolean looks = exchange.getRequestMethod().equals("HEAD");
            answer(exchange, known ? (looks ? 404 : begins ? 202 : 201) : 401, "");
        });
        server.start();
        try {
            OciRegistry charts = OciRegistry.at(root.resolve("charts"));

            assertThat(charts.as("ada", "secret".toCharArray()).push(SHOP.bytes()))
                    .startsWith("sha256:");
            assertThat(asked).containsExactly("service=charts&scope=repository:charts/shop:pull,push");
            assertThatThrownBy(() -> charts.as("ada", "guess".toCharArray()).push(SHOP.bytes()))
                    .hasMessageContaining("refuses: 403");
        } finally {
            server.stop(0);
        }
    }

    private static byte[] get(Registry registry, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(registry.at(path))
                                .header("Accept", "application/vnd.oci.image.manifest.v1+json, */*")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        boolean none = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes(body).length == 0 ? -1 : bytes(body).length);
        if (!none && !body.isEmpty()) {
            exchange.getResponseBody().write(bytes(body));
        }
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
