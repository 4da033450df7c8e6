package dev.keelson.istio.ratelimit;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Text;
import dev.keelson.istio.ambient.SidecarsOnly;
import dev.keelson.istio.route.TextMatch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many requests all pods of a component take together, which a service of the platform counts.
 *
 * @param service who counts
 * @param port on which of its ports it is asked
 * @param only on which of the component's ports requests are counted, null for all
 * @param domain the name of the component's limits there, null for namespace and name of the component
 * @param closed whether requests are refused while nobody counts
 * @param limits what is counted
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record GlobalLimit(
        Component service,
        Port port,
        @Nullable Port only,
        @Nullable Text domain,
        boolean closed,
        List<Counted> limits,
        ModelPath path,
        Origin origin)
        implements SidecarsOnly {
    /** Keeps the limits from changing. */
    public GlobalLimit {
        limits = List.copyOf(limits);
    }

    @Override
    public String word() {
        return "RateLimit.global";
    }

    @Override
    public Reason reason() {
        return new Reason(
                "an EnvoyFilter says it, and waypoints read none",
                "Limit requests at the gateway or in the component, or give it sidecars.");
    }

    /**
     * Requests that are counted together.
     *
     * @param name what they are called
     * @param headers what they have, by the names of headers; all requests where it is empty
     * @param perHeader the header each value of which is counted apart, null for all together
     * @param requests how many are taken
     * @param per in how much time
     * @param origin the line that said it
     */
    public record Counted(
            String name,
            Map<String, TextMatch> headers,
            @Nullable String perHeader,
            Count requests,
            Interval per,
            Origin origin) {
        /** Keeps the headers in order and from changing. */
        public Counted {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /** {@return the name of that component's limits} */
    Text domain(Component component) {
        return domain == null ? Text.of(component.namespace().written(), "-" + component.name()) : domain;
    }
}
