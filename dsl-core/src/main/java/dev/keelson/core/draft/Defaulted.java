package dev.keelson.core.draft;

import dev.keelson.core.origin.ModelPath;

/**
 * A value that nobody said.
 *
 * @param path the word that would change it
 * @param value the value, as reports write it
 * @param by who chose it: the library, or the line of {@code p.defaults}
 * @since 0.1.0
 */
public record Defaulted(ModelPath path, String value, String by) {
    static final String LIBRARY = "Keelson";

    /** {@return whether the library chose it} */
    public boolean isOfLibrary() {
        return by.equals(LIBRARY);
    }
}
