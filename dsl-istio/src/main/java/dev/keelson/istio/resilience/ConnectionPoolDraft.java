package dev.keelson.istio.resilience;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.ValueType;
import dev.keelson.istio.resilience.ConnectionPool.Keepalive;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code pool(p -> …)}, {@code trafficPolicy.connectionPool} of a {@code DestinationRule}. They hold for each
 * sidecar that calls; what is not said has no limit.
 *
 * @since 0.1.0
 */
public final class ConnectionPoolDraft extends Draft {
    private final Slot<Count> maxConnections = slot("maxConnections");
    private final Slot<Span> connectTimeout = slot("connectTimeout");
    private final Slot<Span> idleTimeout = slot("idleTimeout");
    private final Slot<Span> maxConnectionDuration = slot("maxConnectionDuration");
    private final Slot<Count> maxPendingRequests = slot("maxPendingRequests");
    private final Slot<Count> maxRequests = slot("maxRequests");
    private final Slot<Count> maxRequestsPerConnection = slot("maxRequestsPerConnection");
    private final Slot<Count> maxRetries = slot("maxRetries");
    private final Slot<Count> maxConcurrentStreams = slot("maxConcurrentStreams");
    private final Slot<Span> requestIdleTimeout = slot("requestIdleTimeout");
    private final KeepaliveDraft keepalive = new KeepaliveDraft(inner("keepalive"));

    /** A draft in that scope. */
    public ConnectionPoolDraft(Scope scope) {
        super(scope);
    }

    /** How many connections there are, {@code tcp.maxConnections}. */
    public ConnectionPoolDraft maxConnections(int number) {
        return maxConnections(Count.of(number));
    }

    /** How many connections there are, {@code tcp.maxConnections}. */
    public ConnectionPoolDraft maxConnections(Count number) {
        maxConnections.set(number);
        return this;
    }

    /** How long it may take until there is a connection, {@code tcp.connectTimeout}. Default: 10 s. */
    public ConnectionPoolDraft connectTimeout(Duration span) {
        return connectTimeout(Span.of(span));
    }

    /** How long it may take until there is a connection, {@code tcp.connectTimeout}. Default: 10 s. */
    public ConnectionPoolDraft connectTimeout(Span span) {
        connectTimeout.set(span);
        return this;
    }

    /** How long a connection may be silent, {@code tcp.idleTimeout}. Default: 1 h. */
    public ConnectionPoolDraft idleTimeout(Duration span) {
        return idleTimeout(Span.of(span));
    }

    /** How long a connection may be silent, {@code tcp.idleTimeout}. Default: 1 h. */
    public ConnectionPoolDraft idleTimeout(Span span) {
        idleTimeout.set(span);
        return this;
    }

    /** How long a connection lives, {@code tcp.maxConnectionDuration}, so that load spreads to new pods. */
    public ConnectionPoolDraft maxConnectionDuration(Duration span) {
        return maxConnectionDuration(Span.of(span));
    }

    /** How long a connection lives, {@code tcp.maxConnectionDuration}, so that load spreads to new pods. */
    public ConnectionPoolDraft maxConnectionDuration(Span span) {
        maxConnectionDuration.set(span);
        return this;
    }

    /** How many requests wait for a connection, {@code http.http1MaxPendingRequests}. */
    public ConnectionPoolDraft maxPendingRequests(int number) {
        return maxPendingRequests(Count.of(number));
    }

    /** How many requests wait for a connection, {@code http.http1MaxPendingRequests}. */
    public ConnectionPoolDraft maxPendingRequests(Count number) {
        maxPendingRequests.set(number);
        return this;
    }

    /** How many requests are under way, {@code http.http2MaxRequests}; of HTTP/1 as well. */
    public ConnectionPoolDraft maxRequests(int number) {
        return maxRequests(Count.of(number));
    }

    /** How many requests are under way, {@code http.http2MaxRequests}; of HTTP/1 as well. */
    public ConnectionPoolDraft maxRequests(Count number) {
        maxRequests.set(number);
        return this;
    }

    /** How many requests a connection carries, {@code http.maxRequestsPerConnection}; 1 ends each after its request. */
    public ConnectionPoolDraft maxRequestsPerConnection(int number) {
        return maxRequestsPerConnection(Count.of(number));
    }

    /** How many requests a connection carries, {@code http.maxRequestsPerConnection}; 1 ends each after its request. */
    public ConnectionPoolDraft maxRequestsPerConnection(Count number) {
        maxRequestsPerConnection.set(number);
        return this;
    }

    /** How many requests are tried again at the same time, {@code http.maxRetries}. */
    public ConnectionPoolDraft maxRetries(int number) {
        return maxRetries(Count.of(number));
    }

    /** How many requests are tried again at the same time, {@code http.maxRetries}. */
    public ConnectionPoolDraft maxRetries(Count number) {
        maxRetries.set(number);
        return this;
    }

    /** How many requests share a connection of HTTP/2, {@code http.maxConcurrentStreams}. */
    public ConnectionPoolDraft maxConcurrentStreams(int number) {
        return maxConcurrentStreams(Count.of(number));
    }

    /** How many requests share a connection of HTTP/2, {@code http.maxConcurrentStreams}. */
    public ConnectionPoolDraft maxConcurrentStreams(Count number) {
        maxConcurrentStreams.set(number);
        return this;
    }

    /** How long a connection may have no request, {@code http.idleTimeout}. Default: 1 h. */
    public ConnectionPoolDraft requestIdleTimeout(Duration span) {
        return requestIdleTimeout(Span.of(span));
    }

    /** How long a connection may have no request, {@code http.idleTimeout}. Default: 1 h. */
    public ConnectionPoolDraft requestIdleTimeout(Span span) {
        requestIdleTimeout.set(span);
        return this;
    }

    /** Asks silent connections whether they live, {@code tcp.tcpKeepalive}. By default nobody asks. */
    public ConnectionPoolDraft keepalive(Consumer<? super KeepaliveDraft> words) {
        open("keepalive", keepalive, words);
        return this;
    }

    /** {@return what was said, its scalars final; null where nothing was} */
    public @Nullable ConnectionPool build() {
        if (!isSaid()) {
            return null;
        }
        Keepalive asked = keepalive.build();
        return new ConnectionPool(
                new ConnectionPool.Tcp(
                        count(maxConnections),
                        span(connectTimeout),
                        span(idleTimeout),
                        span(maxConnectionDuration),
                        asked),
                new ConnectionPool.Http(
                        count(maxPendingRequests),
                        count(maxRequests),
                        count(maxRequestsPerConnection),
                        count(maxRetries),
                        count(maxConcurrentStreams),
                        span(requestIdleTimeout)),
                scope().path(),
                scope().origin());
    }

    private static @Nullable Count count(Slot<Count> slot) {
        return Slot.bind(slot, ValueType.COUNT, Bounds.from(1));
    }

    private static @Nullable Span span(Slot<Span> slot) {
        return Slot.bind(slot, ValueType.SPAN, Spans.FROM_A_MILLISECOND);
    }
}
