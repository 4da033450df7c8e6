package dev.keelson.istio.ratelimit;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.istio.ambient.SidecarsOnly;
import dev.keelson.istio.route.TextMatch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests each pod of a component takes.
 *
 * @param whole of all requests together
 * @param parts of some of them
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record LocalLimit(Bucket whole, List<Part> parts, ModelPath path, Origin origin) implements SidecarsOnly {
    /** Keeps the parts from changing. */
    public LocalLimit {
        parts = List.copyOf(parts);
    }

    @Override
    public String word() {
        return "RateLimit.local";
    }

    @Override
    public Reason reason() {
        return new Reason(
                "an EnvoyFilter says it, and waypoints read none",
                "Limit requests at the gateway or in the component, or give it sidecars.");
    }

    /**
     * A bucket from which each request takes a token.
     *
     * @param requests how many tokens come back
     * @param per in how much time
     * @param burst how many it holds
     */
    public record Bucket(Count requests, Span per, Count burst) {}

    /**
     * A bucket of its own for some requests.
     *
     * @param name its name
     * @param headers what they have, by the names of headers; {@code :path} and {@code :method} among them
     * @param bucket the bucket
     * @param path its model path
     * @param origin the line that said it
     */
    public record Part(String name, Map<String, TextMatch> headers, Bucket bucket, ModelPath path, Origin origin) {
        /** Keeps the headers in order and from changing. */
        public Part {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }
}
