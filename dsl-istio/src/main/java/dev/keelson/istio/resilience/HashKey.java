package dev.keelson.istio.resilience;

import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import org.jspecify.annotations.Nullable;

/**
 * What of a request decides which pod gets it, so that the same always gets the same one.
 *
 * @since 0.1.0
 */
public sealed interface HashKey {

    /**
     * A cookie, which the sidecar makes where there is none.
     *
     * @param name its name
     * @param ttl how long it lives; 0 for as long as the browser's session
     * @param path the path it is for, null for that of the request
     */
    record Cookie(Text name, Span ttl, @Nullable Text path) implements HashKey {}

    /**
     * A header.
     *
     * @param name its name
     */
    record Header(Text name) implements HashKey {}

    /**
     * A parameter of the query.
     *
     * @param name its name
     */
    record QueryParameter(Text name) implements HashKey {}

    /** The address of the caller. */
    record SourceAddress() implements HashKey {}

    /** {@return whether it looks into HTTP} */
    default boolean isHttp() {
        return !(this instanceof SourceAddress);
    }
}
