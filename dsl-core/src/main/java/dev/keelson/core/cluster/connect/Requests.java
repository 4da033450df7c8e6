package dev.keelson.core.cluster.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.cluster.ClusterException;
import dev.keelson.core.cluster.InterruptedWaitException;
import dev.keelson.core.cluster.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests to an API server, their answers and refusals. */
final class Requests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final long LIMIT_SECONDS = 60;

    private final HttpClient http;
    private final String server;

    Requests(KubernetesClient client) {
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.server = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    Tree get(String path) {
        return send(http.newHttpRequestBuilder()
                .uri(server + path)
                .timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .build());
    }

    Tree send(String method, String path, String type, String body) {
        return send(http.newHttpRequestBuilder()
                .uri(server + path)
                .method(method, type, body)
                .timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .build());
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Tree send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.sendAsync(request, String.class).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException();
        } catch (ExecutionException unreachable) {
            Throwable cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
            throw new ClusterException(
                    ClusterException.UNREACHABLE,
                    "Unreachable",
                    server + " cannot be reached: " + cause,
                    List.of(),
                    Duration.ZERO);
        }
        Tree body = tree(response.body());
        if (!response.isSuccessful()) {
            throw refusal(response, body);
        }
        return body;
    }

    private static ClusterException refusal(HttpResponse<String> response, Tree status) {
        List<ClusterException.Cause> causes = status.parts("details", "causes").stream()
                .map(cause ->
                        new ClusterException.Cause(cause.text("reason"), cause.text("field"), cause.text("message")))
                .toList();
        String message = status.text("message");
        return new ClusterException(
                response.code(),
                status.text("reason"),
                message.isEmpty() ? "the API server answers with status " + response.code() : message,
                causes,
                retryAfter(response.header("Retry-After")));
    }

    private static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    /** A proxy in between answers with a page of its own; the status then says all. */
    private static Tree tree(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? Tree.EMPTY : new Tree(JSON.readValue(body, OBJECT));
        } catch (JsonProcessingException page) {
            return Tree.EMPTY;
        }
    }
}
