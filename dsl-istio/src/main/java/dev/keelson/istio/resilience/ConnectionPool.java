package dev.keelson.istio.resilience;

import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import org.jspecify.annotations.Nullable;

/**
 * How many connections and requests the sidecar of a caller keeps towards a component; null is as Istio has it, without limit.
 *
 * @param tcp of connections
 * @param http of requests
 * @param path its model path
 * @param origin the line that said it
 * @since 0.1.0
 */
public record ConnectionPool(Tcp tcp, Http http, ModelPath path, Origin origin) {

    /**
     * Limits of connections.
     *
     * @param maxConnections how many there are
     * @param connectTimeout how long it may take until there is one
     * @param idleTimeout how long one may be silent
     * @param maxDuration how long one lives
     * @param keepalive how a silent one is asked whether it lives, null for not at all
     */
    public record Tcp(
            @Nullable Count maxConnections,
            @Nullable Span connectTimeout,
            @Nullable Span idleTimeout,
            @Nullable Span maxDuration,
            @Nullable Keepalive keepalive) {
        /** {@return whether nothing is limited} */
        public boolean isEmpty() {
            return maxConnections == null
                    && connectTimeout == null
                    && idleTimeout == null
                    && maxDuration == null
                    && keepalive == null;
        }
    }

    /**
     * How a silent connection is asked whether it lives.
     *
     * @param time how long it is silent before
     * @param interval how long between two questions
     * @param probes how many questions without an answer end it
     */
    public record Keepalive(Span time, Span interval, Count probes) {}

    /**
     * Limits of requests.
     *
     * @param pending how many wait for a connection
     * @param requests how many are under way
     * @param perConnection how many a connection carries before it is closed
     * @param retries how many are tried again at the same time
     * @param streams how many share a connection of HTTP/2
     * @param idleTimeout how long a connection may have none
     */
    public record Http(
            @Nullable Count pending,
            @Nullable Count requests,
            @Nullable Count perConnection,
            @Nullable Count retries,
            @Nullable Count streams,
            @Nullable Span idleTimeout) {
        /** {@return whether nothing is limited} */
        public boolean isEmpty() {
            return pending == null
                    && requests == null
                    && perConnection == null
                    && retries == null
                    && streams == null
                    && idleTimeout == null;
        }
    }
}
