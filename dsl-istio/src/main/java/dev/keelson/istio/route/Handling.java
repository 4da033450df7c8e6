package dev.keelson.istio.route;

import dev.keelson.core.value.Span;
import dev.keelson.istio.filter.Cors;
import dev.keelson.istio.filter.Fault;
import dev.keelson.istio.filter.HeaderChanges;
import dev.keelson.istio.resilience.Retries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request on its way.
 *
 * @param timeout how long an answer may take, null for as long as it likes
 * @param retries how often it is tried again, null for as often as the mesh does
 * @param fault what goes wrong on purpose, null for nothing
 * @param headers what becomes of its headers, null for nothing
 * @param cors which pages of other hosts browsers let call, null where the component answers for itself
 * @param mirrors who gets a copy
 * @since 0.1.0
 */
public record Handling(
        @Nullable Span timeout,
        @Nullable Retries retries,
        @Nullable Fault fault,
        @Nullable HeaderChanges headers,
        @Nullable Cors cors,
        List<Mirror> mirrors) {
    /** Nothing is said. */
    public static final Handling NONE = new Handling(null, null, null, null, null, List.of());

    /** Keeps the list from changing. */
    public Handling {
        mirrors = List.copyOf(mirrors);
    }

    /** {@return whether nothing is said} */
    public boolean isEmpty() {
        return timeout == null
                && retries == null
                && fault == null
                && headers == null
                && cors == null
                && mirrors.isEmpty();
    }

    /** {@return this, with the other's timeout, retries and answers for browsers where it says none of its own} */
    public Handling orElse(Handling weaker) {
        return new Handling(
                timeout == null ? weaker.timeout : timeout,
                retries == null ? weaker.retries : retries,
                fault,
                headers == null ? weaker.headers : headers,
                cors == null ? weaker.cors : cors,
                mirrors);
    }
}
