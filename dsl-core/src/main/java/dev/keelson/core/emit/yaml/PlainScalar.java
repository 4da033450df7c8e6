package dev.keelson.core.emit.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * Decides which strings stay a string without quotes.
 *
 * <p>YAML 1.1 and 1.2, and each parser within them, disagree about what looks like a number, a date or a boolean, so
 * this asks the opposite question: is the text of a shape that none of them takes for anything else?
 */
final class PlainScalar {
    /** In lower case; every one of them is a boolean, a null or a number to some parser. */
    private static final Set<String> TAKEN =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity");

    private static final int LONGEST_TAKEN = 8;

    private PlainScalar() {}

    static boolean isKey(String text) {
        int length = text.length();
        if (length == 0 || !(isLetter(text.charAt(0)) || text.charAt(0) == '/') || text.charAt(length - 1) == ':') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '_' && c != '.' && c != '/' && c != ':' && c != '-') {
                return false;
            }
        }
        return !isTaken(text, 0);
    }

    static boolean isValue(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (isDigit(first)) {
            return isAmount(text);
        }
        // "-c" and "--port=8080" are what arguments look like; "-1" and "---" are numbers or marks.
        int start = first != '-' ? 0 : text.startsWith("--") ? 2 : 1;
        if (start == text.length()) {
            return false;
        }
        char leading = text.charAt(start);
        boolean opensPlainly = isLetter(leading) || (start == 0 && (leading == '/' || leading == '$'));
        return opensPlainly && staysPlain(text, start + 1) && !isTaken(text, start);
    }

    /** Inside a plain scalar of block style only {@code ": "}, {@code " #"} and line ends mean something. */
    private static boolean staysPlain(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '#') {
                return false;
            }
            boolean last = i == length - 1;
            if (c == ':' && (last || text.charAt(i + 1) == ' ')) {
                return false;
            }
            if (c == ' ' && (last || text.charAt(i + 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Numbers with a unit: {@code 250m}, {@code 512Mi}, {@code 1.5Gi}, {@code 25%}, {@code 1h30m}.
     *
     * <p>No unit here holds a letter that occurs in a number ({@code e}, {@code x}, {@code o}, {@code b}), which is
     * why {@code E} for exa is missing.
     */
    private static boolean isAmount(String text) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            int digits = i;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
            }
            if (i == digits) {
                return false;
            }
            if (i + 1 < length && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
                i++;
                while (i < length && isDigit(text.charAt(i))) {
                    i++;
                }
            }
            int unit = unitAt(text, i);
            if (unit == 0) {
                return false;
            }
            i += unit;
        }
        return true;
    }

    private static int unitAt(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        if ("KMGTPE".indexOf(c) >= 0 && next == 'i') {
            return 2;
        }
        if ((c == 'm' || c == 'u' || c == 'n') && next == 's') {
            return 2;
        }
        return "numkMGTP%shd".indexOf(c) >= 0 ? 1 : 0;
    }

    private static boolean isTaken(String text, int from) {
        int length = text.length() - from;
        boolean word =
                length <= LONGEST_TAKEN && TAKEN.contains(text.substring(from).toLowerCase(Locale.ROOT));
        return word || isExponent(text, from);
    }

    /** {@code e7} is a number to parsers that let the digits before an exponent be absent. */
    private static boolean isExponent(String text, int from) {
        char first = text.charAt(from);
        if (first != 'e' && first != 'E') {
            return false;
        }
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && "_.+-:".indexOf(c) < 0) {
                return false;
            }
        }
        return text.length() > from + 1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
