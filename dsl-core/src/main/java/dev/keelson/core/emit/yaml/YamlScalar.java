package dev.keelson.core.emit.yaml;

/**
 * Strings as they stand in Keelson's YAML: without quotes where every parser reads a string, else quoted.
 *
 * <p>For code that composes YAML text itself, such as chart templates. Whole objects go through {@link YamlWriter}.
 *
 * @since 0.1.0
 */
public final class YamlScalar {
    private YamlScalar() {}

    /**
     * A value on one line.
     *
     * @param text any string
     * @return the string as it stands behind a key or a dash
     * @throws IllegalArgumentException if the text holds half of a surrogate pair
     */
    public static String inline(String text) {
        if (PlainScalar.isValue(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        QuotedScalar.appendLine(out, text);
        return out.toString();
    }

    /**
     * A key of a mapping.
     *
     * @param text any string
     * @return the string as it stands before its colon
     * @throws IllegalArgumentException if the text holds half of a surrogate pair
     */
    public static String key(String text) {
        if (PlainScalar.isKey(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 8);
        QuotedScalar.appendLine(out, text);
        return out.toString();
    }
}
