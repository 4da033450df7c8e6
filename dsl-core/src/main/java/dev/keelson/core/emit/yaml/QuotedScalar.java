package dev.keelson.core.emit.yaml;

/**
 * Strings in quotes: double ones, or single ones where double quotes would need a backslash for a quote or a backslash
 * in the text, because JSON and regular expressions are unreadable that way.
 *
 * <p>Whatever a reviewer cannot see is escaped: control and format characters, blanks other than the ASCII one,
 * private use. The set is written out here, because that of {@link Character} changes with the JDK.
 */
final class QuotedScalar {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private QuotedScalar() {}

    /** Appends {@code text} on one line. */
    static void appendLine(StringBuilder out, String text) {
        if (readsBetterInSingleQuotes(text)) {
            out.append('\'').append(text).append('\'');
            return;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            i += appendEscaped(out, text, i);
        }
        out.append('"');
    }

    /** Appends {@code text} with a line of its own for each of its lines, for texts that no block scalar can hold. */
    static void appendLines(StringBuilder out, String text, String indent) {
        int lastContent = text.length();
        while (lastContent > 0 && text.charAt(lastContent - 1) == '\n') {
            lastContent--;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            i += appendEscaped(out, text, i);
            if (c == '\n' && i + 1 < lastContent) {
                out.append("\\\n").append(indent);
                if (text.charAt(i + 1) == ' ') {
                    // A parser skips the blanks that follow an escaped line end, except an escaped one.
                    out.append('\\');
                }
            }
        }
        out.append('"');
    }

    /** Whether a character shows as itself, so that it may stand in a text as it is; a tab and a line end do not. */
    static boolean isVisible(int codePoint) {
        if (codePoint < 0x7f) {
            return codePoint >= ' ';
        }
        if (codePoint > 0xffff) {
            return codePoint < 0xe0000 && (codePoint & 0xfffe) != 0xfffe;
        }
        boolean control = codePoint <= 0xa0 || codePoint == 0xad;
        boolean blank = codePoint == 0x1680 || codePoint == 0x3000 || (codePoint >= 0x2000 && codePoint <= 0x200f);
        boolean separator = codePoint >= 0x2028 && codePoint <= 0x202f;
        boolean format = (codePoint >= 0x205f && codePoint <= 0x206f) || codePoint == 0x61c || codePoint == 0x180e;
        boolean foreign = codePoint >= 0xd800 && codePoint <= 0xf8ff;
        boolean special = codePoint == 0xfeff || codePoint >= 0xfff0 || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
        return !(control || blank || separator || format || foreign || special);
    }

    private static boolean readsBetterInSingleQuotes(String text) {
        boolean needsBackslash = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '\'' || !isVisible(c)) {
                return false;
            }
            needsBackslash |= c == '"' || c == '\\';
            i += Character.charCount(c);
        }
        return needsBackslash;
    }

    /** Returns how many characters beyond the first were used. */
    private static int appendEscaped(StringBuilder out, String text, int at) {
        int c = text.codePointAt(at);
        int more = Character.charCount(c) - 1;
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
                if (isVisible(c)) {
                    out.appendCodePoint(c);
                } else if (c > 0xffff) {
                    appendHex(out.append("\\U"), c, 8);
                } else if (Character.isSurrogate((char) c)) {
                    throw new IllegalArgumentException(
                            "half of a surrogate pair at index " + at + " stands for no character");
                } else if (c > 0xff) {
                    appendHex(out.append("\\u"), c, 4);
                } else {
                    appendHex(out.append("\\x"), c, 2);
                }
            }
        }
        return more;
    }

    private static void appendHex(StringBuilder out, int value, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX[(value >> shift) & 0xf]);
        }
    }
}
