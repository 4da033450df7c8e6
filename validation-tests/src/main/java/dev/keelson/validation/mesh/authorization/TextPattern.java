package dev.keelson.validation.mesh.authorization;

/** The exact, prefix, suffix and presence match of texts. */
final class TextPattern {
    private static final String ANYTHING = "*";

    private TextPattern() {}

    static boolean matches(String pattern, String text) {
        if (pattern.equals(ANYTHING)) {
            return !text.isEmpty();
        }
        if (pattern.endsWith(ANYTHING)) {
            return text.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        if (pattern.startsWith(ANYTHING)) {
            return text.endsWith(pattern.substring(1));
        }
        return pattern.equals(text);
    }
}
