package dev.keelson.validation.cluster.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Asks an API server in the name of a client: with its credentials, and through its guards. Every write is strict: a field
 * that the API server does not know is refused, not dropped.
 *
 * @since 0.1.0
 */
public final class ApiRequests {

    /** Whether what is written stays. */
    public enum Writing {
        /** It is kept. */
        KEPT,
        /** It is judged by all that judges a write, and forgotten. */
        DRY_RUN
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    /** {@code 299 - "text"}, several in one header where a proxy joined them. */
    private static final Pattern WARNING = Pattern.compile("\\d{3} \\S+ \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final KubernetesClient client;
    private final String server;
    private final String manager;

    private ApiRequests(KubernetesClient client, String manager) {
        this.client = client;
        this.server = client.getMasterUrl().toString().replaceFirst("/+$", "");
        this.manager = manager;
    }

    /**
     * Returns requests of a client.
     *
     * @param client has the address and the credentials; it stays the caller's to close
     * @param manager who owns the fields that are written
     */
    public static ApiRequests of(KubernetesClient client, String manager) {
        return new ApiRequests(client, manager);
    }

    /** Reads. */
    public ApiAnswer get(String path) {
        return get(path, JSON_TYPE);
    }

    /** Reads in a representation that is asked for by name. */
    ApiAnswer get(String path, String accepted) {
        return send(request(path).setHeader("Accept", accepted));
    }

    /** Creates an object in a collection; one that is there already is a refusal with the code 409. */
    public ApiAnswer create(String collection, JsonNode object, Writing writing) {
        return send(request(collection + query(writing)).post(JSON_TYPE, object.toString()));
    }

    /** Applies an object, server-side, and takes the fields that others own. */
    public ApiAnswer apply(String path, JsonNode object, Writing writing) {
        // Who owns a field is no fault of the object.
        return send(request(path + query(writing) + "&force=true")
                .method("PATCH", "application/apply-patch+yaml", object.toString()));
    }

    /** Deletes an object, and what it owns afterwards; another one of the same name stays. */
    public ApiAnswer delete(String path, String uid) {
        ObjectNode options = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", uid);
        return send(request(path).delete(JSON_TYPE, options.toString()));
    }

    private String query(Writing writing) {
        return "?fieldValidation=Strict&fieldManager=" + manager + (writing == Writing.DRY_RUN ? "&dryRun=All" : "");
    }

    private HttpRequest.Builder request(String path) {
        return client.getHttpClient().newHttpRequestBuilder().uri(server + path);
    }

    private ApiAnswer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<String> response =
                client.getHttpClient().sendAsync(request, String.class).join();
        return new ApiAnswer(response.code(), body(request, response), warnings(response.headers("Warning")));
    }

    private static JsonNode body(HttpRequest request, HttpResponse<String> response) {
        String text = response.body();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            if (HttpResponse.isSuccessful(response.code())) {
                throw new IllegalStateException(request.uri() + " answered something else than JSON: " + text, e);
            }
            return JsonNodeFactory.instance.objectNode().put("message", text.strip());
        }
    }

    private static List<String> warnings(List<String> headers) {
        return headers.stream()
                .flatMap(header -> WARNING.matcher(header).results())
                .map((MatchResult warning) -> warning.group(1).replaceAll("\\\\(.)", "$1"))
                .distinct()
                .toList();
    }
}
