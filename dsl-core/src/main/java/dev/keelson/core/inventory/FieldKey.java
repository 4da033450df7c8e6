package dev.keelson.core.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The keys and values by which the API server names items of lists. */
final class FieldKey {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldKey() {}

    static Object read(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(text + " names no item of a list", unreadable);
        }
    }
}
