package dev.keelson.core.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form that the API server asks of the paths of an Ingress whose type is {@code Exact} or {@code Prefix}; routes of
 * gateways ask the same.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/">Ingress</a>
 * @since 0.1.0
 */
public final class PathForm {
    /** What to do about a path that is wrong. */
    public static final String FIX = "Begin with a slash, and write the path as the server sees it: /, /api, /api/v1.";

    private static final List<String> INSIDE = List.of("//", "/./", "/../", "%2f");
    private static final List<String> LAST = List.of("/.", "/..");

    private PathForm() {}

    /** {@return what is wrong with the path, to be read after its name; empty where nothing is} */
    public static Optional<String> mistake(String path) {
        if (!path.startsWith("/")) {
            return Optional.of("does not begin with a slash");
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return INSIDE.stream()
                .filter(lower::contains)
                .findFirst()
                .or(() -> LAST.stream().filter(lower::endsWith).findFirst())
                .map(part -> "has \"" + part + "\" in it");
    }
}
