package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.ValueRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The forms Kubernetes asks of names.
 *
 * @since 0.1.0
 */
public final class Names {
    /** A name that Kubernetes would refuse. */
    public static final Rule INVALID_NAME = Rule.error("invalid-name", "A name is not of the form Kubernetes asks.");

    /** A label or annotation that Kubernetes would refuse. */
    public static final Rule INVALID_LABEL =
            Rule.error("invalid-label", "The key or value of a label is not of the form Kubernetes asks.");

    private static final Pattern SERVICE = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
    private static final Pattern QUALIFIED =
            Pattern.compile("(" + SUBDOMAIN + "/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

    /** A segment of a path in the URL of the metrics API. */
    private static final Pattern METRIC = Pattern.compile("(?!\\.{1,2}$)[^/%\\s]+");

    private Names() {}

    /** Checks the name of a component, which also names a Service: a DNS label from a letter on. */
    static List<Defect> component(String name, Origin origin) {
        return component("component", name, origin);
    }

    /** Checks a name that becomes a step of a model path: a DNS label from a letter on. */
    static List<Defect> component(String what, String name, Origin origin) {
        return check(
                SERVICE,
                what,
                name,
                origin,
                "Use 1 to 63 lower-case letters, digits and dashes, a letter first and no dash last.");
    }

    /** {@return what is wrong with the name of a namespace, volume or another thing that is a DNS label} */
    public static List<Defect> label(String what, String name, Origin origin) {
        return check(
                LABEL, what, name, origin, "Use 1 to 63 lower-case letters, digits and dashes, no dash first or last.");
    }

    /** {@return what is wrong with the key of a label or annotation} */
    public static List<Defect> labelKey(String key, Origin origin) {
        return check(
                INVALID_LABEL,
                QUALIFIED,
                "The key \"" + key + "\" of a label or annotation is not valid.",
                key,
                origin,
                "Use up to 63 letters, digits, dashes, underscores and dots, a letter or digit first and last; before"
                        + " that a DNS name and a slash, if you like: example.com/team.");
    }

    /** {@return what is wrong with the value of a label} */
    public static List<Defect> labelValue(String value, Origin origin) {
        return check(
                INVALID_LABEL,
                LABEL_VALUE,
                "The value \"" + value + "\" of a label is not valid.",
                value,
                origin,
                "Use up to 63 letters, digits, dashes, underscores and dots, a letter or digit first and last.");
    }

    /** {@return what is wrong with the name of an object that need not be a label: a DNS subdomain} */
    public static List<Defect> subdomain(String what, String name, Origin origin) {
        return check(
                SUBDOMAIN,
                what,
                name,
                origin,
                "Use up to 253 lower-case letters, digits, dashes and dots, a letter or digit first and last.");
    }

    /** Checks the name of a metric. */
    static List<Defect> metric(String name, Origin origin) {
        return check(
                METRIC,
                "metric",
                name,
                origin,
                "Use the name that the metrics adapter serves, without slash, % or space.");
    }

    /** Checks the name of a port. */
    static List<Defect> port(String name, Origin origin) {
        return check(
                PORT,
                "port",
                name,
                origin,
                "Use 1 to 15 lower-case letters, digits and single dashes, at least one letter.");
    }

    private static List<Defect> check(Pattern form, String what, String name, Origin origin, String fix) {
        return check(
                INVALID_NAME,
                form,
                "The name \"" + name + "\" of " + article(what) + what + " is not valid.",
                name,
                origin,
                fix);
    }

    private static String article(String what) {
        return "aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ";
    }

    private static List<Defect> check(Rule rule, Pattern form, String message, String text, Origin origin, String fix) {
        Optional<Defect> strayed = ValueRules.strayed(text, origin);
        if (strayed.isPresent()) {
            return List.of(strayed.get());
        }
        return form.matcher(text).matches() ? List.of() : List.of(new Defect(rule, message, fix, origin));
    }
}
