package dev.keelson.istio.route;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are meant: those that fit all of it.
 *
 * @param uri their path, null for any
 * @param method their method, null for any
 * @param headers their headers by name in lower case
 * @param without the headers that they do not have
 * @param query the parameters of their query by name
 * @param caller who asks, null for anybody
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record RequestMatch(
        @Nullable TextMatch uri,
        @Nullable String method,
        Map<String, TextMatch> headers,
        Map<String, TextMatch> without,
        Map<String, TextMatch> query,
        @Nullable Component caller,
        ModelPath path,
        Origin origin) {
    /** Keeps the maps in order and from changing. */
    public RequestMatch {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** {@return whether all requests fit} */
    public boolean isEmpty() {
        return uri == null
                && method == null
                && headers.isEmpty()
                && without.isEmpty()
                && query.isEmpty()
                && caller == null;
    }
}
