package dev.keelson.istio.authorization;

/**
 * What a request wants to do.
 *
 * @since 0.1.0
 */
public enum HttpMethod {
    /** Reads. */
    GET,
    /** Reads the headers alone. */
    HEAD,
    /** Adds, or does. */
    POST,
    /** Puts in the place of what is there. */
    PUT,
    /** Changes a part. */
    PATCH,
    /** Takes away. */
    DELETE,
    /** Asks what may be done. */
    OPTIONS
}
