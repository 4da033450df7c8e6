package dev.keelson.helm.chart;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.origin.Origin;
import dev.keelson.helm.dependency.DependencyRules;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms that {@code helm lint} asks of what a chart tells of itself. */
final class ChartForms {
    /** What a chart can be called, and its parts in templates and archives. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/\\S*)?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private ChartForms() {}

    static Optional<Defect> name(String name, Origin origin) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new Defect(
                        DependencyRules.NAME,
                        "A chart cannot be called \"" + name + "\".",
                        "Use up to 63 small letters, digits and dashes.",
                        origin));
    }

    static Optional<Defect> address(String what, String url, Origin origin) {
        return ADDRESS.matcher(url).matches()
                ? Optional.empty()
                : metadata(what + " is \"" + url + "\", which is no address.", "Write https://… .", origin);
    }

    static Optional<Defect> email(@Nullable String email, Origin origin) {
        return email == null || EMAIL.matcher(email).matches()
                ? Optional.empty()
                : metadata("\"" + email + "\" is no address for letters.", "Write it as platform@example.com.", origin);
    }

    private static Optional<Defect> metadata(String message, String fix, Origin origin) {
        return Optional.of(new Defect(ChartRules.METADATA, message, fix, origin));
    }
}
