package dev.keelson.istio.authorization;

import dev.keelson.core.token.Port;
import dev.keelson.istio.ambient.LayerSeven;
import java.util.List;

/**
 * Requests that are refused, or written down, whoever sends them.
 *
 * @param kind what happens to them
 * @param port to which port
 * @param requests which ones
 * @param because why
 * @since 0.1.0
 */
public record Verdict(Kind kind, Port port, List<Request> requests, String because) implements LayerSeven {

    /** What happens to a request. */
    public enum Kind {
        /** It is refused, also where another rule lets its sender in. */
        DENY,
        /** It is written to the audit log. */
        AUDIT
    }

    /** Keeps the requests from changing. */
    public Verdict {
        requests = List.copyOf(requests);
    }
}
