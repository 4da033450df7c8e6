package dev.keelson.validation.mesh.traffic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a container asks, of whom and how often.
 *
 * @param address where the connection goes
 * @param host who is meant
 * @param method of the request
 * @param path of the request, and its query
 * @param headers of the request
 * @param body of the request
 * @param secure how the connection is made secure, if it is
 * @param http2 whether HTTP/2 is spoken
 * @param count how many requests are made
 * @param concurrency how many at a time
 * @param separate whether each has a connection of its own
 * @param timeoutMillis the longest to wait for an answer
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Request(
        String address,
        String host,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        @Nullable Security secure,
        @JsonProperty("http2") boolean http2,
        int count,
        int concurrency,
        boolean separate,
        long timeoutMillis) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Keeps copies. */
    public Request {
        headers = Map.copyOf(headers);
    }

    /** {@return one request for a path; it waits for half a minute} */
    public static Request get(String path) {
        return new Request("", "", "GET", path, Map.of(), "", null, false, 1, 1, false, PATIENCE.toMillis());
    }

    /** {@return the same with another method} */
    public Request method(String next) {
        return new Request(
                address, host, next, path, headers, body, secure, http2, count, concurrency, separate, timeoutMillis);
    }

    /** {@return the same with another body} */
    public Request body(String next) {
        return new Request(
                address, host, method, path, headers, next, secure, http2, count, concurrency, separate, timeoutMillis);
    }

    /** {@return the same to another address, for another host} */
    public Request to(String nextAddress, String nextHost) {
        return new Request(
                nextAddress,
                nextHost,
                method,
                path,
                headers,
                body,
                secure,
                http2,
                count,
                concurrency,
                separate,
                timeoutMillis);
    }

    /** {@return the same with one more header} */
    public Request header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Request(
                address, host, method, path, more, body, secure, http2, count, concurrency, separate, timeoutMillis);
    }

    /** {@return the same with a token of its caller} */
    public Request token(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** {@return the same on a secure connection} */
    public Request secure(Security security) {
        return new Request(
                address,
                host,
                method,
                path,
                headers,
                body,
                security,
                http2,
                count,
                concurrency,
                separate,
                timeoutMillis);
    }

    /** {@return the same in HTTP/2, as gRPC has it} */
    public Request inHttp2() {
        return new Request(
                address, host, method, path, headers, body, secure, true, count, concurrency, separate, timeoutMillis);
    }

    /** {@return the same, made several times, one after the other} */
    public Request times(int number) {
        return times(number, 1);
    }

    /** {@return the same, made several times, some at a time} */
    public Request times(int number, int atATime) {
        return new Request(
                address, host, method, path, headers, body, secure, http2, number, atATime, separate, timeoutMillis);
    }

    /** {@return the same, each request on a connection of its own} */
    public Request onSeparateConnections() {
        return new Request(
                address, host, method, path, headers, body, secure, http2, count, concurrency, true, timeoutMillis);
    }

    /** {@return the same, waiting so long at most} */
    public Request within(Duration limit) {
        return new Request(
                address,
                host,
                method,
                path,
                headers,
                body,
                secure,
                http2,
                count,
                concurrency,
                separate,
                limit.toMillis());
    }
}
