package dev.keelson.validation.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What an API server answered.
 *
 * @param code the HTTP status
 * @param body the object, or the {@code Status} that says why there is none
 * @param warnings what it warned of, in its words
 * @since 0.1.0
 */
public record ApiAnswer(int code, JsonNode body, List<String> warnings) {

    /** Keeps the warnings from changing. */
    public ApiAnswer {
        warnings = List.copyOf(warnings);
    }

    /** {@return whether it did what it was asked} */
    public boolean accepted() {
        return code >= 200 && code < 300;
    }

    /** {@return the message of a refusal; empty where there is none} */
    public String message() {
        return accepted() ? "" : body.path("message").asText();
    }

    /**
     * {@return this answer}
     *
     * @throws IllegalStateException if it is a refusal, with its words
     */
    public ApiAnswer orFail(String what) {
        if (!accepted()) {
            throw new IllegalStateException(what + " was refused with " + code + ": " + message());
        }
        return this;
    }
}
