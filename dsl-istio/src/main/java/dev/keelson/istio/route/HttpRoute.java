package dev.keelson.istio.route;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Text;
import dev.keelson.istio.filter.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some requests, and where they go.
 *
 * @param name its name
 * @param matches which requests; one of them has to fit, all are meant where there is none
 * @param handling what becomes of them
 * @param redirect where the caller is sent, null where the request is led on
 * @param rewritten the path that takes the place of the one that fits, null where it stays
 * @param targets where they are led, to the component itself where it is empty
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record HttpRoute(
        String name,
        List<RequestMatch> matches,
        Handling handling,
        @Nullable Redirect redirect,
        @Nullable Text rewritten,
        List<Target> targets,
        ModelPath path,
        Origin origin) {
    /** Keeps the lists from changing. */
    public HttpRoute {
        matches = List.copyOf(matches);
        targets = List.copyOf(targets);
    }
}
