package dev.keelson.core.difference;

import dev.keelson.core.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the objects of two environments, or between their other files.
 *
 * @since 0.1.0
 */
public sealed interface Effect {
    /** {@return the object, {@code Deployment shop/api}, or the file, {@code file cluster/values.yaml}} */
    String object();

    /**
     * An object or file that one of the two has.
     *
     * @param object the object
     * @param environment which of the two has it
     * @param origin the line that it follows from
     */
    record Only(String object, String environment, Origin origin) implements Effect {}

    /**
     * A field that is not the same. Items of a list stand under their name, {@code /spec/containers/api/image}; a list of
     * plain values is one field, and so is the order of named items. A file that is no document is one field without a name.
     *
     * @param object the object
     * @param field where in the object
     * @param before its value in the first, null where it is missing
     * @param after its value in the second, null where it is missing
     */
    record Changed(
            String object,
            String field,
            @Nullable String before,
            @Nullable String after) implements Effect {}
}
