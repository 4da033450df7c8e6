package dev.keelson.core.token;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms Kubernetes asks of names.
 *
 * @since 0.1.0
 */
public final class Names {
    /** A name that Kubernetes would refuse. */
    public static final Rule INVALID_NAME = Rule.error("invalid-name", "A name is not of the form Kubernetes asks.");

    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern PORT = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");

    private Names() {}

    /** Checks the name of a namespace, component or volume, which also names a Service: a DNS label from a letter on. */
    static @Nullable Defect label(String what, String name, Origin origin) {
        return check(
                LABEL,
                what,
                name,
                origin,
                "Use 1 to 63 lower-case letters, digits and dashes, a letter first and no dash last.");
    }

    /** Checks the name of an object that need not be a label: a DNS subdomain. */
    static @Nullable Defect subdomain(String what, String name, Origin origin) {
        return check(
                SUBDOMAIN,
                what,
                name,
                origin,
                "Use up to 253 lower-case letters, digits, dashes and dots, a letter or digit first and last.");
    }

    /** {@return what is wrong with the name of a volume, empty where nothing is} */
    public static Optional<Defect> checkVolume(String name, Origin origin) {
        return Optional.ofNullable(label("volume", name, origin));
    }

    /** Checks the name of a port. */
    static @Nullable Defect port(String name, Origin origin) {
        return check(
                PORT,
                "port",
                name,
                origin,
                "Use 1 to 15 lower-case letters, digits and single dashes, at least one letter.");
    }

    private static @Nullable Defect check(Pattern form, String what, String name, Origin origin, String fix) {
        return form.matcher(name).matches()
                ? null
                : new Defect(INVALID_NAME, "The name \"" + name + "\" of a " + what + " is not valid.", fix, origin);
    }
}
