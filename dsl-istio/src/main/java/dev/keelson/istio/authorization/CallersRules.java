package dev.keelson.istio.authorization;

import dev.keelson.core.diagnostic.Rule;

/**
 * What can be wrong with what is said of callers.
 *
 * @since 0.1.0
 */
public final class CallersRules {
    /** A caller who does not call. */
    public static final Rule NOBODY =
            Rule.error("narrowed-nobody", "What a caller may ask is said of somebody who does not call that port.");

    /** Requests on a port where none are seen. */
    public static final Rule STREAM = Rule.error(
            "requests-on-a-stream", "Requests or tokens are told apart on a port on which a proxy sees bytes alone.");

    /** A path that no request has. */
    public static final Rule PATH = Rule.error("impossible-path", "A rule for requests names a path that none has.");

    private CallersRules() {}
}
