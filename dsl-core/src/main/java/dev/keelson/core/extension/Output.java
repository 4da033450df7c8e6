package dev.keelson.core.extension;

/**
 * Writes files for other tools than {@code kubectl}: values for somebody else's chart, the settings of an operator.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Output {
    /** Adds the files that follow from the model; objects are as patches left them. */
    void write(View view, Artifacts out);
}
