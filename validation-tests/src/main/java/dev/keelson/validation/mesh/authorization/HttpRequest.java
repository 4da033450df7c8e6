package dev.keelson.validation.mesh.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a proxy sees of a call that it reads as HTTP.
 *
 * @param method such as {@code GET}; of a gRPC call always {@code POST}
 * @param path the normalized path without a query; of a gRPC call {@code /package.Service/Method}
 * @param host the host asked for
 * @param headers by name in lower case
 * @param claims those of a token that was accepted; an empty object without one
 * @since 0.1.0
 */
public record HttpRequest(String method, String path, String host, Map<String, String> headers, JsonNode claims) {

    /**
     * Keeps the headers by lower-case names.
     *
     * @param method such as {@code GET}
     * @param path the normalized path without a query
     * @param host the host asked for
     * @param headers by name
     * @param claims those of a token that was accepted
     */
    public HttpRequest {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Collections.unmodifiableMap(lower);
    }

    /**
     * {@return a request without headers and without a token}
     *
     * @param method such as {@code GET}
     * @param path the path
     */
    public static HttpRequest of(String method, String path) {
        return new HttpRequest(method, path, "", Map.of(), JsonNodeFactory.instance.objectNode());
    }

    /**
     * {@return the same request for a host}
     *
     * @param host the host asked for
     */
    public HttpRequest host(String host) {
        return new HttpRequest(method, path, host, headers, claims);
    }

    /**
     * {@return the same request with other headers}
     *
     * @param headers by name
     */
    public HttpRequest headers(Map<String, String> headers) {
        return new HttpRequest(method, path, host, headers, claims);
    }

    /**
     * {@return the same request with a token that was accepted}
     *
     * @param claims those of the token
     */
    public HttpRequest claims(JsonNode claims) {
        return new HttpRequest(method, path, host, headers, claims);
    }

    /** {@return the same request without a token} */
    public HttpRequest withoutToken() {
        return claims(JsonNodeFactory.instance.objectNode());
    }
}
