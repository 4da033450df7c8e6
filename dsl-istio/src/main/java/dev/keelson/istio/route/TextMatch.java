package dev.keelson.istio.route;

import dev.keelson.core.value.Text;

/**
 * How a text of a request is compared: its path, a header, a parameter.
 *
 * @since 0.1.0
 */
public final class TextMatch {
    /** How it is compared. */
    public enum Kind {
        /** It is the text. */
        EXACT,
        /** It begins with the text. */
        PREFIX,
        /** All of it fits the regular expression, in the syntax of RE2. */
        REGEX
    }

    private final Kind kind;
    private final Text text;

    private TextMatch(Kind kind, Text text) {
        this.kind = kind;
        this.text = text;
    }

    /** {@return what is exactly that text} */
    public static TextMatch exact(String text) {
        return exact(Text.of(text));
    }

    /** {@return what is exactly that text} */
    public static TextMatch exact(Text text) {
        return new TextMatch(Kind.EXACT, text);
    }

    /** {@return what begins with that text; a path letter by letter, {@code /a} also means {@code /ab}} */
    public static TextMatch prefix(String text) {
        return prefix(Text.of(text));
    }

    /** {@return what begins with that text; a path letter by letter, {@code /a} also means {@code /ab}} */
    public static TextMatch prefix(Text text) {
        return new TextMatch(Kind.PREFIX, text);
    }

    /** {@return what fits the regular expression as a whole, in the syntax of RE2} */
    public static TextMatch regex(String expression) {
        return regex(Text.of(expression));
    }

    /** {@return what fits the regular expression as a whole, in the syntax of RE2} */
    public static TextMatch regex(Text expression) {
        return new TextMatch(Kind.REGEX, expression);
    }

    /** {@return how it is compared} */
    public Kind kind() {
        return kind;
    }

    /** {@return with what} */
    public Text text() {
        return text;
    }

    TextMatch with(Text other) {
        return new TextMatch(kind, other);
    }

    /** {@return how it is compared, and not with what, which settings may decide} */
    @Override
    public String toString() {
        return "a text that is compared";
    }
}
