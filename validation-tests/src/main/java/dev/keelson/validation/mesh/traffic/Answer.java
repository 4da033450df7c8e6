package dev.keelson.validation.mesh.traffic;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a request.
 *
 * @param status of the response; 0 if there was none
 * @param headers of the response
 * @param body of the response
 * @param error why there was no response, or empty
 * @param micros from the request to the end of the response
 * @param subject the name in the certificate of the server, if it has one
 * @since 0.1.0
 */
public record Answer(
        int status, Map<String, List<String>> headers, String body, String error, long micros, String subject) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps copies; what is missing is empty. */
    public Answer {
        headers = orEmpty(headers);
        body = body == null ? "" : body;
        error = error == null ? "" : error;
        subject = subject == null ? "" : subject;
    }

    private static Map<String, List<String>> orEmpty(@Nullable Map<String, List<String>> headers) {
        return headers == null ? Map.of() : Map.copyOf(headers);
    }

    /** {@return whether a pod answered with 200} */
    @JsonIgnore
    public boolean isWell() {
        return status == 200 && error.isEmpty();
    }

    /** {@return the name of the pod that answered; empty if none did} */
    @JsonIgnore
    public String pod() {
        return seen().path("pod").asText();
    }

    /** {@return the request as the pod saw it: its method, host, path, query and headers} */
    @JsonIgnore
    public JsonNode seen() {
        try {
            return body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** {@return a header of the request as the pod saw it} */
    public Optional<String> seenHeader(String name) {
        JsonNode value = seen().path("headers").path(name).path(0);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** {@return a header of the response} */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
