package dev.keelson.core.setting;

import dev.keelson.core.value.ValueType;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which characters a text setting may hold. Whoever feeds a setting into a place with a grammar of its own, such as a host
 * or a tag, says so, and every override is held to it.
 *
 * @since 0.1.0
 */
public enum Characters {
    /**
     * Any text without line breaks and control characters, tabs allowed; what holds where nothing is said. Like
     * {@link #MULTI_LINE} it leaves out the bracket that opens the placeholder of a scalar.
     */
    SINGLE_LINE(
            "[^\u0000-\u0008\\n-\u001f\u007f-\u009f\u2028\u2029\u27e6]*",
            "a text without line breaks and control characters"),
    /** Any text. */
    MULTI_LINE("[^\u27e6]*", "any text"),
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
    /** Five fields of a cron schedule, or a name for them, as Kubernetes reads them. */
    CRON(
            "@(yearly|annually|monthly|weekly|daily|midnight|hourly)|@every ([0-9]+[hms])+|"
                    + String.join(
                            " ",
                            cronField("[0-5]?[0-9]"),
                            cronField("[01]?[0-9]|2[0-3]"),
                            cronField("0?[1-9]|[12][0-9]|3[01]"),
                            cronField("0?[1-9]|1[0-2]|[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]"
                                    + "|[Jj][Uu][Nn]|[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]"
                                    + "|[Dd][Ee][Cc]"),
                            cronField("0?[0-6]|[Ss][Uu][Nn]|[Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]"
                                    + "|[Ff][Rr][Ii]|[Ss][Aa][Tt]")),
            "a cron schedule: minute, hour, day of month, month and day of week, or @daily and the like"),
    /** Where on a port metrics are: a slash, then what stands unquoted in URLs and in YAML. */
    METRICS_PATH("/[A-Za-z0-9/._~+@%-]*", "a path that begins with a slash"),
    /** A host with a port. */
    HOST_AND_PORT("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?:[0-9]{1,5}", "a host and a port, such as host.example:9100"),
    /** When an image is pulled: {@code Always}, {@code IfNotPresent} or {@code Never}. */
    PULL_POLICY("Always|IfNotPresent|Never", "one of Always, IfNotPresent and Never"),
    /** How a service is reached: {@code ClusterIP}, {@code NodePort} or {@code LoadBalancer}. */
    SERVICE_TYPE("ClusterIP|NodePort|LoadBalancer", "one of ClusterIP, NodePort and LoadBalancer"),
    /** A block of IP addresses of either version. */
    ADDRESS_BLOCK(ValueType.blockPattern(), "a block of addresses, such as 10.0.0.0/8"),
    /** The name of a time zone. */
    TIME_ZONE("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*", "the name of a time zone, such as Europe/Berlin");

    /** Numbers or names, ranges and steps of them, separated by commas. */
    private static String cronField(String number) {
        String item = "([*?]|(" + number + ")(-(" + number + "))?)(/[1-9][0-9]*)?";
        return item + "(," + item + ")*";
    }

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
