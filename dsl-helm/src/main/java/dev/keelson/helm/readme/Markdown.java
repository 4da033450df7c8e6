package dev.keelson.helm.readme;

/** Texts as they stand in a table of GitHub's Markdown. */
final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]<>#|~&";

    private Markdown() {}

    /** {@return the text, nothing of which is markup} */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** {@return the text as code; a table takes a bar for the end of a cell wherever it stands} */
    static String code(String text) {
        String shown = text.replace("|", "\\|");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < shown.length(); i++) {
            run = shown.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean isApart = shown.startsWith("`") || shown.endsWith("`");
        String blank = isApart ? " " : "";
        return fence + blank + shown + blank + fence;
    }
}
