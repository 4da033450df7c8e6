package dev.keelson.core.value;

/**
 * How a scalar is written in manifests and values files.
 *
 * @since 0.1.0
 */
public enum Form {
    /** A whole number. */
    NUMBER,
    /** A text, amounts with their unit included. */
    TEXT,
    /** A list of texts. */
    LIST
}
