package dev.keelson.istio.resilience;

/**
 * What makes a sidecar try a request again.
 *
 * @see <a href="https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on">Envoy: x-envoy-retry-on</a>
 * @since 0.1.0
 */
public enum RetryOn {
    /** No connection came about, so that the server cannot have done anything yet. */
    CONNECT_FAILURE("connect-failure"),
    /** The server refused the stream before it did anything. */
    REFUSED_STREAM("refused-stream"),
    /** The connection broke before the request was sent. */
    RESET_BEFORE_REQUEST("reset-before-request"),
    /** The connection broke, or a try ran out of time; the server may have done what was asked. */
    RESET("reset"),
    /** Any answer from 500 on, or none; the server may have done what was asked. */
    SERVER_ERROR("5xx"),
    /** 502, 503 or 504; the server may have done what was asked. */
    GATEWAY_ERROR("gateway-error"),
    /** 409. */
    CONFLICT("retriable-4xx"),
    /** gRPC: {@code CANCELLED}. */
    GRPC_CANCELLED("cancelled"),
    /** gRPC: {@code DEADLINE_EXCEEDED}. */
    GRPC_DEADLINE_EXCEEDED("deadline-exceeded"),
    /** gRPC: {@code INTERNAL}. */
    GRPC_INTERNAL("internal"),
    /** gRPC: {@code RESOURCE_EXHAUSTED}. */
    GRPC_RESOURCE_EXHAUSTED("resource-exhausted"),
    /** gRPC: {@code UNAVAILABLE}. */
    GRPC_UNAVAILABLE("unavailable");

    private final String text;

    RetryOn(String text) {
        this.text = text;
    }

    /** {@return the name as Envoy knows it} */
    @Override
    public String toString() {
        return text;
    }
}
