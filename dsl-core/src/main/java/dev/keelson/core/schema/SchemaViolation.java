package dev.keelson.core.schema;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One way in which an object differs from the schema of its kind.
 *
 * @param pointer the value at fault; for a missing field, the object that lacks it
 * @param message what is wrong with the value, and what was probably meant, without naming the place again
 * @param keyword the rule that was broken, as JSON schema calls it: {@code additionalProperties} for an unknown
 *     field, {@code required}, {@code type}, {@code enum} …; {@code kind} where the object has no schema at all
 * @since 0.1.0
 */
public record SchemaViolation(JsonPointer pointer, String message, String keyword) {

    /** Returns the place and the message in one line. */
    @Override
    public String toString() {
        return pointer.matches() ? message : pointer + " " + message;
    }
}
