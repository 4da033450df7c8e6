package dev.keelson.core.setting;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which characters a text setting may hold. Whoever feeds a setting into a place with a grammar of its own, such as a host
 * or a tag, says so, and every override is held to it.
 *
 * @since 0.1.0
 */
public enum Characters {
    /** Any text without line breaks and control characters, tabs allowed; what holds where nothing is said. */
    SINGLE_LINE(
            "[^\u0000-\u0008\\n-\u001f\u007f-\u009f\u2028\u2029]*",
            "a text without line breaks and control characters"),
    /** Any text. */
    MULTI_LINE("[\\s\\S]*", "any text"),
    /** A DNS label: 1 to 63 lower-case letters, digits and inner dashes. */
    DNS_LABEL("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "a DNS label"),
    /** A DNS name: labels joined by dots. */
    DNS_NAME(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*",
            "a DNS name",
            OptionalInt.of(253)),
    /** The registry of an image, a host with or without a port; empty for the runtime's default. */
    IMAGE_REGISTRY(
            "((localhost|\\[[0-9A-Fa-f:]+\\]"
                    + "|[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+)(:[0-9]{1,5})?"
                    + "|[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?:[0-9]{1,5})?",
            "the host of a registry, which has a dot or a port or is localhost"),
    /** The repository of an image. */
    IMAGE_REPOSITORY(
            "[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*",
            "the repository of an image",
            OptionalInt.of(255)),
    /** The digest of an image; empty where it is not pinned. */
    IMAGE_DIGEST("(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})?", "a digest of the form sha256:… with 64 digits"),
    /** The tag of an image; empty where only a digest is given. */
    IMAGE_TAG("([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?", "an image tag"),
    /** The value of a label. */
    LABEL_VALUE(
            "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?",
            "a label value: up to 63 letters, digits, dashes, underscores and dots, a letter or digit first and last"),
    /** Five fields of a cron schedule. */
    CRON("\\S+( \\S+){4}", "a cron schedule of five fields");

    @SuppressWarnings("ImmutableEnumChecker") // a Pattern cannot be changed
    private final Pattern form;

    private final String description;
    private final OptionalInt longest;

    Characters(String form, String description) {
        this(form, description, OptionalInt.empty());
    }

    Characters(String form, String description, OptionalInt longest) {
        this.form = Pattern.compile(form);
        this.description = description;
        this.longest = longest;
    }

    /** {@return whether the text holds such characters only} */
    public boolean admit(String text) {
        return form.matcher(text).matches() && text.length() <= longest.orElse(text.length());
    }

    /**
     * {@return the regular expression, anchored at both ends} It says the same to Java, to JSON Schema and to Go, which
     * knows no look-ahead.
     */
    public String pattern() {
        return "^(" + form.pattern() + ")$";
    }

    /** {@return how many characters are admitted, empty where the pattern alone decides} */
    public OptionalInt longest() {
        return longest;
    }

    /** {@return what is admitted, in words} */
    public String description() {
        return description;
    }
}
