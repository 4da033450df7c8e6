package dev.keelson.core.emit.yaml;

/** Texts of several lines as a literal block, so that a review reads them as they are. */
final class BlockScalar {
    private BlockScalar() {}

    /**
     * Whether a block gives {@code text} back unchanged and shows all of it: it ends at least one line, holds more
     * than line ends, has no blank at the end of a line and nothing invisible but tabs.
     */
    static boolean canHold(String text) {
        if (text.indexOf('\n') < 0) {
            return false;
        }
        boolean hasContent = false;
        boolean afterBlank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '\n') {
                if (afterBlank) {
                    return false;
                }
            } else if (c != '\t' && !QuotedScalar.isVisible(c)) {
                return false;
            } else {
                hasContent = true;
            }
            afterBlank = c == ' ' || c == '\t';
            i += Character.charCount(c);
        }
        return hasContent && !afterBlank;
    }

    /** Appends header and lines; the last line is ended. */
    static void append(StringBuilder out, String text, String indent) {
        out.append('|');
        if (needsIndicator(text)) {
            out.append('2');
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        out.append('\n');
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                out.append(indent).append(text, start, end);
            }
            out.append('\n');
            start = end + 1;
        }
    }

    /** A blank before the first line's text would else be taken for indentation. */
    static boolean needsIndicator(String text) {
        int i = 0;
        while (text.charAt(i) == '\n') {
            i++;
        }
        return text.charAt(i) == ' ' || text.charAt(i) == '\t';
    }
}
